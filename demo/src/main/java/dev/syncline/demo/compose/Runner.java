package dev.syncline.demo.compose;

import dev.syncline.demo.compose.Project.Service;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/// All processes of a project. A life is known by the name of its process alone: a second one takes
/// its place, and whichever ends first takes the name out of the list.
final class Runner {
  private final Project project;
  private final Map<String, State> states = new HashMap<>();
  private final Map<String, LogLines> logs = new HashMap<>();
  private final Map<String, Life> running = new ConcurrentHashMap<>();
  private final Map<String, Life> done = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> restarts = new HashMap<>(); // guarded by itself
  private final List<Life> all = Collections.synchronizedList(new ArrayList<>());
  private final ThreadGroup threads = new ThreadGroup("process-compose");

  Runner(Project project) {
    this.project = project;
    for (var service : project.services()) {
      states.put(service.name(), new State(service));
      logs.put(service.name(), new LogLines());
    }
  }

  void up() {
    inOrder().stream().filter(service -> !service.isDisabled()).forEach(this::begin);
  }

  /// What others depend on comes first.
  private List<Service> inOrder() {
    var order = new LinkedHashMap<String, Service>();
    project.services().forEach(service -> add(service, order));
    return List.copyOf(order.values());
  }

  private void add(Service service, Map<String, Service> order) {
    if (!order.containsKey(service.name())) {
      service.dependsOn().keySet().stream()
          .flatMap(name -> project.find(name).stream())
          .forEach(other -> add(other, order));
      order.put(service.name(), service);
    }
  }

  private void begin(Service service) {
    var name = service.name();
    var life = new Life(project, service, state(name), log(name));
    running.put(name, life);
    all.add(life);
    Thread.ofPlatform().daemon().group(threads).name(name).start(() -> live(life));
  }

  private void live(Life life) {
    if (areMet(life.service())) {
      life.run();
      done.put(life.service().name(), life);
    } else {
      life.skip();
    }
    running.remove(life.service().name());
  }

  /// Waits. Where there was an earlier life of the other, that one is looked at.
  private boolean areMet(Service service) {
    return service.dependsOn().entrySet().stream()
        .allMatch(entry -> {
          var life = Optional.ofNullable(done.get(entry.getKey())).or(() -> life(entry.getKey()));
          return life.isEmpty()
              || switch (entry.getValue()) {
                case COMPLETED -> {
                  var _ = life.get().awaitOver();
                  yield true;
                }
                case COMPLETED_SUCCESSFULLY -> life.get().awaitOver() == 0;
                case HEALTHY -> life.get().awaitReady();
                case STARTED -> {
                  life.get().awaitBegun();
                  yield true;
                }
              };
        });
  }

  private Optional<Life> life(String name) {
    return Optional.ofNullable(running.get(name));
  }

  private State state(String name) {
    return java.util.Objects.requireNonNull(states.get(name));
  }

  private LogLines log(String name) {
    return java.util.Objects.requireNonNull(logs.get(name));
  }

  State look(String name) throws Refused {
    if (!states.containsKey(name)) {
      throw new Refused("can't get state of process %s: no such process".formatted(name));
    }
    return life(name).map(Life::look).orElseGet(() -> state(name));
  }

  void start(String name) throws Refused {
    if (life(name).isPresent()) {
      throw new Refused("process %s is already running".formatted(name));
    }
    begin(named(name));
  }

  void stop(String name) throws Refused {
    var life = running(name);
    life.prepareToStop();
    life.stop(true);
  }

  void signal(String name, int number) throws Refused {
    if (!running(name).signal(number)) {
      throw new Refused("process %s is not running".formatted(name));
    }
  }

  private Life running(String name) throws Refused {
    var life = life(name);
    if (life.isPresent()) {
      return life.get();
    }
    throw new Refused(
        (states.containsKey(name) ? "process %s is not running" : "process %s does not exist")
            .formatted(name));
  }

  /// A second one joins the first.
  void restart(String name) throws Refused {
    CountDownLatch mine = new CountDownLatch(1);
    CountDownLatch other;
    synchronized (restarts) {
      other = restarts.putIfAbsent(name, mine);
    }
    if (other != null) {
      Pause.until(other);
      return;
    }
    try {
      var life = life(name);
      if (life.isPresent()) {
        life.get().prepareToStop();
        life.get().stop(true);
        Pause.of(life.get().backoffTime());
      }
      begin(named(name));
    } finally {
      synchronized (restarts) {
        restarts.remove(name);
      }
      mine.countDown();
    }
  }

  Service named(String name) throws Refused {
    return project.find(name).orElseThrow(() -> new Refused("no such process: %s".formatted(name)));
  }

  LogLines logs(String name) throws Refused {
    if (!logs.containsKey(name)) {
      throw new Refused("process %s doesn't exist".formatted(name));
    }
    return log(name);
  }

  long pidForPorts(String name) throws Refused {
    return life(name)
        .flatMap(Life::copy)
        .map(Copy::pid)
        .orElseThrow(
            () -> new Refused("can't get ports: process %s is not running".formatted(name)));
  }

  /// Stops all, mostly one after the other, in no order.
  void shutDown() {
    var lives = new ArrayList<>(running.values());
    Collections.shuffle(lives);
    lives.forEach(Life::prepareToStop);
    lives.forEach(life -> life.stop(true));
    lives.forEach(Life::awaitOver);
  }

  /// No copy lives on, whoever managed it.
  void killAll() {
    threads.interrupt();
    synchronized (all) {
      all.forEach(life -> life.copy().ifPresent(copy -> copy.signal(Copy.KILL)));
    }
  }

  Project project() {
    return project;
  }
}
