package dev.syncline.app.daemon;

import dev.syncline.app.config.Configuration;
import dev.syncline.app.config.ConfigurationReader;
import dev.syncline.app.config.ConfigurationReader.Loaded;
import dev.syncline.app.wiring.StateHousehold;
import dev.syncline.app.wiring.StateHouseholds;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.SyncException;
import dev.syncline.engine.Engine;
import dev.syncline.engine.delivery.DeliveryBook;
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

/// All syncs by polling, reconciling and whatever rings through its doors, until it is asked to
/// stop. Reads the configuration anew when its files change; a bad one keeps the old set running
/// and says so.
public final class Daemon {
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private final StateHouseholds households;
  private final Optional<Path> named;
  private final Map<String, String> environment;
  private final Logging logging;
  private final CountDownLatch stopping = new CountDownLatch(1);

  /// How its log lines are written: `verbose` shows every stage and every line of output, `quiet`
  /// only warnings and errors.
  public record Logging(boolean json, boolean verbose, boolean quiet) {}

  /// `named` is the configuration that was asked for, to be read again.
  public Daemon(
      StateHouseholds households,
      Optional<Path> named,
      Map<String, String> environment,
      Logging logging) {
    this.households = households;
    this.named = named;
    this.environment = Map.copyOf(environment);
    this.logging = logging;
  }

  /// Ends [#run] in good order.
  public void stop() {
    stopping.countDown();
  }

  /// Runs until [#stop], with `doors` open; `interval` takes the place of every declared poll
  /// interval.
  public void run(Optional<Duration> interval, Doors doors)
      throws SyncException, InterruptedException {
    var configuration = households.configuration();
    // Before anything else: what is written from here on is seen as a change.
    var changes = new ConfigurationWatch(watched(configuration));
    var log = new LogLines(LogSink.least(logging), LogSink.open(logging), Redactor.NONE);
    var opener = new Opener(households, stopping, log);
    var mends = true;
    for (var opened = opener.open(); opened.isPresent(); opened = opener.open()) {
      var household = opened.get();
      var state = new StateWatch(configuration.state(), mends || household.opened().isPresent());
      serve(household, new Watches(changes, state), new Around(interval, doors, log));
      mends = false; // what opening it anew did not mend it will not mend the next time
    }
    log.stopped();
  }

  private record Watches(ConfigurationWatch configuration, StateWatch state) {}

  /// What stays the same when the state is opened anew.
  private record Around(Optional<Duration> interval, Doors doors, LogLines log) {}

  // Until it is asked to stop, or what the household stands on is lost: that may refuse to be
  // closed, too.
  private void serve(StateHousehold household, Watches watches, Around around)
      throws SyncException, InterruptedException {
    try {
      serveWell(household, watches, around);
    } catch (SyncException e) {
      if (watches.state().lost().isEmpty()) {
        throw e;
      }
    }
  }

  private void serveWell(StateHousehold opened, Watches watches, Around around)
      throws SyncException, InterruptedException {
    var configuration = households.configuration();
    var log = around.log();
    try (var household = opened) {
      log.redactWith(household.redactor(), Redactor.NONE);
      household.events().listen(log);
      household.events().listen(watches.state());
      var metrics = new Metrics(new PrometheusRegistry());
      household.events().listen(metrics);
      var deliveries = new DeliveryBook(household.ledger(), household.tenure());
      household.events().listen(deliveries);
      household.opened().ifPresent(problem -> log.problem(problem.code(), problem.text()));
      try (var engine = new Engine(household.workshop(), configuration.places(), GRACE);
          var outbox = household.dispatcher()) {
        var declared = new Declared(household, engine, log, around.interval(), configuration);
        var running =
            new Running(household, engine, declared, new Running.Telling(metrics, log), this::stop);
        declared.first(Cause.START_UP);
        deliveries.resume(engine, household.names());
        outbox.start();
        try (var _ = around.doors().open(running)) {
          log.started(configuration.files(), declared.now().size());
          if (isStale(configuration)) {
            declared.again(read());
          }
          watch(watches, declared, log);
          log.stopping();
        }
      }
    }
  }

  /// Whether the files say something else by now than when they were read at the start.
  private boolean isStale(Configuration first) {
    return !(read() instanceof Loaded.Well(var now, _) && now.equals(first));
  }

  private Loaded read() {
    return ConfigurationReader.read(named, environment);
  }

  private void watch(Watches watches, Declared declared, LogLines log) throws InterruptedException {
    while (!stopping.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
      var lost = watches.state().lost();
      if (lost.isPresent()) {
        log.problem(StateWatch.LOST, lost.get());
        return;
      }
      watches.state().beyondMending().ifPresent(text -> log.problem(StateWatch.LOST, text));
      if (watches.configuration().hasChanged()) {
        declared.again(read());
      }
    }
  }

  private List<Path> watched(Configuration configuration) {
    var places = new ArrayList<>(configuration.files());
    places.add(configuration.base().resolve(".env"));
    named.filter(Files::isDirectory).ifPresent(places::add);
    return places;
  }

  /// What else is open while it runs: sockets by which others reach it. Opened once the syncs run,
  /// closed before they end.
  @FunctionalInterface
  public interface Doors {
    Open open(Running running) throws SyncException, InterruptedException;

    /// Doors that stand open.
    @FunctionalInterface
    interface Open extends AutoCloseable {
      @Override
      void close();
    }
  }
}
