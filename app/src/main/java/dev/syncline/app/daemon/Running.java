package dev.syncline.app.daemon;

import dev.syncline.app.config.Configuration;
import dev.syncline.app.wiring.Household;
import dev.syncline.app.wiring.Households;
import dev.syncline.app.wiring.StateHousehold;
import dev.syncline.core.run.Bell;
import dev.syncline.core.run.SyncException;
import dev.syncline.engine.Engine;
import dev.syncline.engine.event.Events;
import dev.syncline.trigger.webhook.Receipt;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/// A daemon at work, for its doors.
public final class Running implements Households {
  private final StateHousehold household;
  private final Engine engine;
  private final Declared declared;
  private final Metrics metrics;
  private final LogLines log;
  private final Runnable stop;

  /// Where what happens is told.
  record Telling(Metrics metrics, LogLines log) {}

  Running(
      StateHousehold household, Engine engine, Declared declared, Telling telling, Runnable stop) {
    this.household = household;
    this.engine = engine;
    this.declared = declared;
    this.metrics = telling.metrics();
    this.log = telling.log();
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
    return metrics.registry();
  }

  /// A webhook was answered: counted, and logged where it is worth it.
  public void received(Receipt receipt) {
    metrics.received(receipt);
    if (receipt instanceof Receipt.Refused refused) {
      refused.log().ifPresent(text -> log.webhookRefused(refused.status(), text));
    }
  }

  /// Asks it to end.
  public void stop() {
    stop.run();
  }

  /// The log lines from now on, for one who listens from outside; to be closed by him.
  public Follower follow() throws SyncException {
    return Follower.of(household.events(), household.redactor());
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
