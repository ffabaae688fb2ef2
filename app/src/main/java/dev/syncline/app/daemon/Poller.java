package dev.syncline.app.daemon;

import dev.syncline.app.config.Configuration;
import dev.syncline.app.config.ConfigurationReader;
import dev.syncline.app.config.ConfigurationReader.Loaded;
import dev.syncline.app.config.shape.ConfigProblem;
import dev.syncline.app.wiring.StateHousehold;
import dev.syncline.app.wiring.StateHouseholds;
import dev.syncline.core.content.Content;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.SyncException;
import dev.syncline.engine.Engine;
import dev.syncline.engine.event.Event;
import dev.syncline.engine.sentence.Declaration;
import dev.syncline.engine.sentence.Schedule;
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
    try (var household = households.toChange()) {
      var log = new LogLines(LogSink.open(json, verbose), household.redactor());
      household.events().listen(log);
      household.events().listen(new Metrics(new PrometheusRegistry()));
      household.opened().ifPresent(problem -> log.problem(problem.code(), problem.text()));
      try (var engine = new Engine(household.workshop(), configuration.places(), GRACE);
          var outbox = household.dispatcher()) {
        var declared = household.declared(List.of());
        engine.declare(polledEvery(interval, declared), Cause.START_UP);
        outbox.start();
        log.started(households.configuration().files(), declared.size());
        watch(configuration, household, engine, interval);
        log.stopping();
      }
      log.stopped();
    }
  }

  private void watch(
      Configuration first, StateHousehold household, Engine engine, Optional<Duration> interval)
      throws InterruptedException {
    var watch = new ConfigurationWatch(watched(first));
    while (!stopping.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
      if (watch.hasChanged()) {
        reload(household, engine, interval);
      }
    }
  }

  private List<Path> watched(Configuration configuration) {
    var places = new ArrayList<>(configuration.files());
    places.add(configuration.base().resolve(".env"));
    named.filter(Files::isDirectory).ifPresent(places::add);
    return places;
  }

  private void reload(StateHousehold household, Engine engine, Optional<Duration> interval)
      throws InterruptedException {
    try {
      switch (ConfigurationReader.read(named, environment)) {
        case Loaded.Well(var configuration, _) ->
            engine.declare(
                polledEvery(interval, household.declared(configuration)), Cause.FILE_CHANGE);
        case Loaded.Broken(var problems) -> refuse(household, problems);
      }
    } catch (SyncException e) {
      household.events().tell(new Event.DeclarationsRefused(e.getMessage()));
    }
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
