package dev.syncline.app.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Condition;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.event.Event;
import dev.syncline.trigger.webhook.Receipt;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// The alerts and the dashboard in `examples/monitoring` ask for what is measured.
class MonitoringTest {
  private static final Path EXAMPLES = Path.of("../examples/monitoring");
  private static final Pattern NAME = Pattern.compile("\\b(?:syncline|jvm|process)_[a-z_]+\\b");
  private static final Pattern LABELS = Pattern.compile("\\b(syncline_[a-z_]+)\\{([a-z]+)=");
  private static final SyncName SYNC = new SyncName("nats");
  private static final RunId RUN = new RunId("mwqetfj4fpb");

  /// What is shown once everything that is counted has happened.
  private static String shown() throws IOException {
    var metrics = new Metrics(new PrometheusRegistry());
    metrics.received(Receipt.notPosted());
    metrics.accept(
        new Event.PassStarted(SYNC, RUN, Set.of(Cause.WEBHOOK), Duration.ZERO, Instant.EPOCH));
    metrics.accept(
        new Event.PassEnded(
            SYNC,
            RUN,
            new Outcome.Unchanged("x"),
            Optional.empty(),
            Optional.empty(),
            0,
            Duration.ZERO,
            false));
    metrics.accept(new Event.DefectSeen(SYNC, "x"));
    metrics.accept(new Event.MessageDelivered("one", "chat"));
    metrics.accept(
        new Event.ConditionChanged(
            SYNC, new Condition(Condition.Type.READY, true, "X", "x", Instant.EPOCH)));
    var text = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(text, metrics.registry().scrape());
    return text.toString(StandardCharsets.UTF_8);
  }

  private static Set<String> names(String text) {
    return NAME.matcher(text)
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyMetricInTheExamples_isShown() throws Exception {
    var shown = names(shown());

    for (var file : new String[] {"alerts.yaml", "dashboard.json"}) {
      var used = names(Files.readString(EXAMPLES.resolve(file)));
      used.remove("process_resident_memory_bytes"); // on Linux alone

      assertThat(used).as(file).isNotEmpty().isSubsetOf(shown);
    }
  }

  @Test
  void everyLabelInTheExamples_isOneOfThatMetric() throws Exception {
    var shown = shown();

    for (var file : new String[] {"alerts.yaml", "dashboard.json"}) {
      LABELS
          .matcher(Files.readString(EXAMPLES.resolve(file)).replace("\\\"", "\""))
          .results()
          .forEach(used ->
              assertThat(shown)
                  .containsPattern(used.group(1) + "\\{[^}]*\\b" + used.group(2) + "="));
    }
  }

  @Test
  void everyMetricOfOurs_isInTheExamples() throws Exception {
    var used = Files.readString(EXAMPLES.resolve("dashboard.json"));

    assertThat(names(shown()))
        .filteredOn(name -> name.startsWith("syncline_") && !name.endsWith("_created"))
        .filteredOn(name -> !name.matches(".*_(sum|count|seconds)"))
        .allMatch(used::contains);
  }

  @Test
  void theDashboard_isJson() throws Exception {
    var dashboard =
        JsonMapper.builder().build().readTree(Files.readString(EXAMPLES.resolve("dashboard.json")));

    assertThat(dashboard.path("panels").size()).isPositive();
  }
}
