package dev.syncline.app.daemon;

import dev.syncline.app.config.Configuration;
import dev.syncline.app.config.ConfigurationReader;
import dev.syncline.app.config.ConfigurationReader.Loaded;
import dev.syncline.app.wiring.StateHouseholds;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.SyncException;
import dev.syncline.engine.Engine;
import dev.syncline.engine.delivery.DeliveryBook;
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
    var watch = new ConfigurationWatch(watched(configuration));
    try (var household = households.toChange()) {
      var log = new LogLines(LogSink.open(logging), household.redactor());
      household.events().listen(log);
      var metrics = new Metrics(new PrometheusRegistry());
      household.events().listen(metrics);
      var deliveries = new DeliveryBook(household.ledger(), household.tenure());
      household.events().listen(deliveries);
      household.opened().ifPresent(problem -> log.problem(problem.code(), problem.text()));
      try (var engine = new Engine(household.workshop(), configuration.places(), GRACE);
          var outbox = household.dispatcher()) {
        var declared = new Declared(household, engine, log, interval, configuration);
        var running =
            new Running(household, engine, declared, new Running.Telling(metrics, log), this::stop);
        declared.first(Cause.START_UP);
        deliveries.resume(engine, household.names());
        outbox.start();
        try (var _ = doors.open(running)) {
          log.started(configuration.files(), declared.now().size());
          if (isStale(configuration)) {
            declared.again(read());
          }
          watch(watch, declared);
          log.stopping();
        }
      }
      log.stopped();
    }
  }

  /// Whether the files say something else by now than when they were read at the start.
  private boolean isStale(Configuration first) {
    return !(read() instanceof Loaded.Well(var now, _) && now.equals(first));
  }

  private Loaded read() {
    return ConfigurationReader.read(named, environment);
  }

  private void watch(ConfigurationWatch watch, Declared declared) throws InterruptedException {
    while (!stopping.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
      if (watch.hasChanged()) {
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
