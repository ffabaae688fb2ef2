package dev.syncline.app.daemon;

import dev.syncline.app.config.Configuration;
import dev.syncline.app.wiring.Household;
import dev.syncline.app.wiring.Households;
import dev.syncline.app.wiring.StateHousehold;
import dev.syncline.core.run.Bell;
import dev.syncline.core.run.SyncException;
import dev.syncline.engine.Engine;
import dev.syncline.engine.event.Events;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.PrintStream;

/// A daemon at work, for its doors.
public final class Running implements Households {
  private final StateHousehold household;
  private final Engine engine;
  private final Declared declared;
  private final PrometheusRegistry registry;
  private final Runnable stop;

  Running(
      StateHousehold household,
      Engine engine,
      Declared declared,
      PrometheusRegistry registry,
      Runnable stop) {
    this.household = household;
    this.engine = engine;
    this.declared = declared;
    this.registry = registry;
    this.stop = stop;
  }

  /// The last good configuration.
  public Configuration configuration() {
    return declared.configuration();
  }

  public Bell bell() {
    return engine;
  }

  public Events events() {
    return household.events();
  }

  public PrometheusRegistry metrics() {
    return registry;
  }

  /// Asks it to end.
  public void stop() {
    stop.run();
  }

  /// Says every log line from now on, until it is interrupted. Who reads too slowly misses lines,
  /// and is told how many; nobody waits for him.
  public void follow(PrintStream lines) throws SyncException, InterruptedException {
    var follower = new Follower(household.redactor());
    try (var _ = household.events().listen(follower.listener())) {
      follower.say(lines);
    }
  }

  @Override
  public Household toRead() {
    return toChange();
  }

  /// Lent: passes are made by the syncs that run.
  @Override
  public Household toChange() {
    return new DaemonHousehold(household, engine, declared::now);
  }
}
