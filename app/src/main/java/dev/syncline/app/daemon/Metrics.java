package dev.syncline.app.daemon;

import dev.syncline.core.run.Condition;
import dev.syncline.engine.event.Event;
import dev.syncline.trigger.webhook.Receipt;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Collections;
import java.util.Locale;
import java.util.function.Consumer;

/// Counts what happens, for Prometheus. Labels are bounded: names of declared syncs, outcomes,
/// causes.
final class Metrics implements Consumer<Event> {
  private final Histogram queueWait;
  private final Histogram passSeconds;
  private final Counter passes;
  private final Counter defects;
  private final Counter messages;
  private final Gauge conditions;
  private final Counter webhooks;
  private final PrometheusRegistry registry;

  Metrics(PrometheusRegistry registry) {
    this.registry = registry;
    JvmMetrics.builder().register(registry);
    webhooks =
        Counter.builder()
            .name("syncline_webhooks_total")
            .help("Webhooks that were answered")
            .labelNames("outcome", "status")
            .register(registry);
    queueWait =
        Histogram.builder()
            .name("syncline_queue_wait_seconds")
            .help("From the first ring to the start of the pass")
            .labelNames("cause")
            .classicOnly()
            .register(registry);
    passSeconds =
        Histogram.builder()
            .name("syncline_pass_seconds")
            .help("Duration of passes, without probation")
            .labelNames("outcome")
            .classicOnly()
            .register(registry);
    passes =
        Counter.builder()
            .name("syncline_passes_total")
            .help("Passes that ended")
            .labelNames("sync", "outcome")
            .register(registry);
    defects =
        Counter.builder()
            .name("syncline_defects_total")
            .help("Exceptions that are no fault")
            .register(registry);
    messages =
        Counter.builder()
            .name("syncline_messages_total")
            .help("Outgoing messages")
            .labelNames("channel", "outcome")
            .register(registry);
    conditions =
        Gauge.builder()
            .name("syncline_condition")
            .help("1 while the condition of a sync holds")
            .labelNames("sync", "condition")
            .register(registry);
  }

  PrometheusRegistry registry() {
    return registry;
  }

  void received(Receipt receipt) {
    webhooks.labelValues(receipt.word(), String.valueOf(receipt.status())).inc();
  }

  @Override
  public void accept(Event event) {
    switch (event) {
      case Event.PassStarted started ->
          queueWait
              .labelValues(Collections.min(started.causes()).name().toLowerCase(Locale.ROOT))
              .observe(started.waited().toNanos() / 1e9);
      case Event.PassEnded ended -> {
        passes.labelValues(ended.sync().value(), ended.outcome().word()).inc();
        passSeconds.labelValues(ended.outcome().word()).observe(ended.took().toNanos() / 1e9);
      }
      case Event.ConditionChanged changed ->
          conditions
              .labelValues(
                  changed.sync().value(),
                  changed.condition().type().name().toLowerCase(Locale.ROOT))
              .set(changed.condition().holds() ? 1 : 0);
      case Event.DefectSeen _ -> defects.inc();
      case Event.MessageDelivered delivered ->
          messages.labelValues(delivered.channel(), "delivered").inc();
      case Event.MessageFailed failed ->
          messages
              .labelValues(failed.channel(), failed.by().isEmpty() ? "given-up" : "delayed")
              .inc();
      case Event.SyncRemoved removed -> forget(removed.sync().value());
      case Event.StageEntered _,
          Event.LineSaid _,
          Event.WorkMoved _,
          Event.Decided _,
          Event.ProblemFound _,
          Event.Delayed _,
          Event.SyncDeclared _,
          Event.DeclarationsRefused _ -> {}
    }
  }

  private void forget(String sync) {
    for (var type : Condition.Type.values()) {
      conditions.remove(sync, type.name().toLowerCase(Locale.ROOT));
    }
  }
}
