package dev.syncline.app.daemon;

import dev.syncline.app.config.Configuration;
import dev.syncline.app.config.ConfigurationReader;
import dev.syncline.app.config.ConfigurationReader.Loaded;
import dev.syncline.app.config.shape.ConfigProblem;
import dev.syncline.app.wiring.Fingerprint;
import dev.syncline.app.wiring.StateHousehold;
import dev.syncline.app.wiring.StateHouseholds;
import dev.syncline.core.content.Content;
import dev.syncline.core.content.Digest;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.SyncException;
import dev.syncline.engine.Engine;
import dev.syncline.engine.event.Event;
import dev.syncline.engine.sentence.Declaration;
import dev.syncline.engine.sentence.Schedule;
import dev.syncline.shared.redaction.Redactor;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The daemon without a listener: all syncs by polling and reconciling, until it is asked to stop.
/// Reads the configuration anew when its files change; a bad one keeps the old set running and says
/// so.
public final class Poller {
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private final StateHouseholds households;
  private final Optional<Path> named;
  private final Map<String, String> environment;
  private final boolean json;
  private final boolean verbose;
  private final CountDownLatch stopping = new CountDownLatch(1);

  public Poller(
      StateHouseholds households,
      Optional<Path> named,
      Map<String, String> environment,
      boolean json,
      boolean verbose) {
    this.households = households;
    this.named = named;
    this.environment = Map.copyOf(environment);
    this.json = json;
    this.verbose = verbose;
  }

  /// Ends [#run] in good order.
  public void stop() {
    stopping.countDown();
  }

  /// Runs until [#stop]; `interval` takes the place of every declared poll interval.
  public void run(Optional<Duration> interval) throws SyncException, InterruptedException {
    var configuration = households.configuration();
    // Before anything else: what is written from here on is seen as a change.
    var watch = new ConfigurationWatch(watched(configuration));
    var log = new LogLines(LogSink.open(json, verbose), Redactor.NONE);
    var opener = new Opener(households, stopping, log);
    var mends = true;
    for (var opened = opener.open(); opened.isPresent(); opened = opener.open()) {
      var household = opened.get();
      var state = new StateWatch(configuration.state(), mends || household.opened().isPresent());
      serve(household, interval, new Watches(watch, state), log);
      mends = false; // what opening it anew did not mend it will not mend the next time
    }
    log.stopped();
  }

  private record Watches(ConfigurationWatch configuration, StateWatch state) {}

  // Until it is asked to stop, or what the household stands on is lost: that may refuse to be
  // closed, too.
  private void serve(
      StateHousehold household, Optional<Duration> interval, Watches watches, LogLines log)
      throws SyncException, InterruptedException {
    try {
      serveWell(household, interval, watches, log);
    } catch (SyncException e) {
      if (watches.state().lost().isEmpty()) {
        throw e;
      }
    }
  }

  private void serveWell(
      StateHousehold opened, Optional<Duration> interval, Watches watches, LogLines log)
      throws SyncException, InterruptedException {
    var configuration = households.configuration();
    var told = Fingerprint.ofNotices(configuration);
    try (var household = opened) {
      log.redactWith(household.redactor(), Redactor.NONE);
      household.events().listen(log);
      household.events().listen(watches.state());
      household.events().listen(new Metrics(new PrometheusRegistry()));
      household.opened().ifPresent(problem -> log.problem(problem.code(), problem.text()));
      try (var engine = new Engine(household.workshop(), configuration.places(), GRACE);
          var outbox = household.dispatcher()) {
        var declared = household.declared(List.of());
        engine.declare(polledEvery(interval, declared), Cause.START_UP);
        outbox.start();
        log.started(households.configuration().files(), declared.size());
        var daemon = new Daemon(household, engine, log, interval, new Fixed(configuration, told));
        if (isStale(configuration)) {
          reload(daemon);
        }
        watch(watches, daemon);
        log.stopping();
      }
    }
  }

  /// What counts from start to stop, whatever the configuration says later.
  private record Fixed(Configuration configuration, Digest told) {}

  private record Daemon(
      StateHousehold household,
      Engine engine,
      LogLines log,
      Optional<Duration> interval,
      Fixed fixed) {}

  /// Whether the files say something else by now than when they were read at the start.
  private boolean isStale(Configuration first) {
    return !(ConfigurationReader.read(named, environment) instanceof Loaded.Well(var now, _)
        && now.equals(first));
  }

  private void watch(Watches watches, Daemon daemon) throws InterruptedException {
    while (!stopping.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
      var lost = watches.state().lost();
      if (lost.isPresent()) {
        daemon.log().problem("SYN-STATE-LOST", lost.get());
        return;
      }
      watches
          .state()
          .beyondMending()
          .ifPresent(text -> daemon.log().problem("SYN-STATE-LOST", text));
      if (watches.configuration().hasChanged()) {
        reload(daemon);
      }
    }
  }

  private List<Path> watched(Configuration configuration) {
    var places = new ArrayList<>(configuration.files());
    places.add(configuration.base().resolve(".env"));
    named.filter(Files::isDirectory).ifPresent(places::add);
    return places;
  }

  private void reload(Daemon daemon) throws InterruptedException {
    var household = daemon.household();
    try {
      switch (ConfigurationReader.read(named, environment)) {
        case Loaded.Well(var configuration, _) -> {
          var before = household.redactor();
          var declared = household.declared(configuration);
          daemon.log().redactWith(household.redactor(), before);
          daemon.engine().declare(polledEvery(daemon.interval(), declared), Cause.FILE_CHANGE);
          needingRestart(daemon.fixed(), configuration).forEach(daemon.log()::needsRestart);
        }
        case Loaded.Broken(var problems) -> refuse(household, problems);
      }
    } catch (SyncException e) {
      household.events().tell(new Event.DeclarationsRefused(e.fault().complaint().line()));
    }
  }

  private static List<String> needingRestart(Fixed fixed, Configuration now) {
    var keys = new ArrayList<String>();
    if (!fixed.told().equals(Fingerprint.ofNotices(now))) {
      keys.add("notify");
    }
    if (fixed.configuration().places() != now.places()) {
      keys.add("places");
    }
    if (!fixed.configuration().state().equals(now.state())) {
      keys.add("state");
    }
    return keys;
  }

  private static void refuse(StateHousehold household, List<ConfigProblem> problems) {
    var why = problems.stream().map(ConfigProblem::line).collect(Collectors.joining("; "));
    household.events().tell(new Event.DeclarationsRefused(why));
  }

  private static List<Declaration<?>> polledEvery(
      Optional<Duration> interval, List<Declaration<?>> declared) {
    if (interval.isEmpty()) {
      return declared;
    }
    var all = new ArrayList<Declaration<?>>();
    declared.forEach(declaration -> all.add(polledEvery(interval.get(), declaration)));
    return all;
  }

  private static <T extends Content> Declaration<T> polledEvery(
      Duration interval, Declaration<T> declaration) {
    return new Declaration<>(
        declaration.name(),
        declaration.digest(),
        declaration.sentence(),
        declaration.policy(),
        new Schedule(interval, declaration.schedule().reconcile()),
        declaration.guard(),
        declaration.drift());
  }
}
