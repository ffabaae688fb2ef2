package dev.syncline.app.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.files.Trees;
import dev.syncline.testkit.Halt;
import dev.syncline.testkit.HaltingFaultPoints;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clocks that jump, places that nobody may write to, and two processes that want the same state.
class BadDaysTest {
  private static final Duration SAMPLE = Duration.ofSeconds(8);
  private static final Duration BACK = Duration.ofHours(-1);

  @TempDir Path folder;

  private final Sample sample = Sample.taken();
  private final List<String> violations = new ArrayList<>();
  private int cases;

  @Test
  void clockThatJumpsBackAnywhere_changesNothingInTheEnd() throws Exception {
    jump(Scenario.update(folder));
  }

  @Test
  void clockThatJumpsBackInASickUpdate_changesNothingInTheEnd() throws Exception {
    jump(Scenario.sickUpdate(folder));
  }

  @Test
  void clockThatJumpsBackBetweenLives_changesNothingInTheEnd() throws Exception {
    try (var scenario = Scenario.update(folder)) {
      int points = new Sweep(scenario, folder).size();
      var end = Instant.now().plus(SAMPLE);
      for (int point : sample.shuffled(points)) {
        if (Instant.now().isBefore(end)) {
          var pace = new SkippingPace(Duration.ZERO);
          var site = scenario.prepared().copy(folder.resolve("lives-" + cases++));
          var faults = new HaltingFaultPoints();
          faults.haltAt(point);
          assertThatThrownBy(() -> Life.of(site, faults, pace, Life.UNTIL_QUIET))
              .isInstanceOf(Halt.class);
          pace.jump(BACK);
          converge(scenario, site, pace, point);
        }
      }
      end("between lives");
    }
  }

  private void jump(Scenario scenario) throws Exception {
    try (scenario) {
      int points = new Sweep(scenario, folder).size();
      var end = Instant.now().plus(SAMPLE);
      for (int point : sample.shuffled(points)) {
        if (Instant.now().isBefore(end)) {
          var pace = new SkippingPace(Duration.ZERO);
          var site = scenario.prepared().copy(folder.resolve("jump-" + cases++));
          var left = new AtomicInteger(point);
          FaultPoints jumping =
              _ -> {
                if (left.getAndDecrement() == 0) {
                  pace.jump(BACK);
                }
              };
          Life.of(site, jumping, pace, Life.UNTIL_QUIET);
          converge(scenario, site, pace, point);
        }
      }
      end(scenario.name());
    }
  }

  private void converge(Scenario scenario, Site site, SkippingPace pace, int point)
      throws Exception {
    var reports = Life.of(site, FaultPoints.NONE, pace, Life.UNTIL_QUIET);
    if (!Life.isQuiet(reports.getLast())) {
      violations.add("does not come to rest, point %d: %s".formatted(point, reports));
    }
    scenario
        .ending()
        .violations(site, pace)
        .forEach(wrong -> violations.add("%s, point %d".formatted(wrong, point)));
    Trees.delete(site.root());
  }

  private void end(String what) {
    System.out.printf(
        "clock sweep, %s: %d jumps, violations %d, seed %d%n",
        what, cases, violations.size(), sample.seed());
    assertThat(violations).as("seed %d", sample.seed()).isEmpty();
  }

  @Test
  void probationTakenUpHoursLater_provesTheNewVersion() throws Exception {
    try (var scenario = Scenario.update(folder)) {
      var pace = new SkippingPace(Duration.ZERO);
      var site = scenario.prepared().copy(folder.resolve("later"));
      var counting = new HaltingFaultPoints();
      Life.of(scenario.prepared().copy(folder.resolve("counted")), counting, pace, scenario.deed());
      var points = counting.passed();
      var faults = new HaltingFaultPoints();
      faults.haltAt(points.lastIndexOf("binary.discard.delete.after") + 5); // on probation

      assertThatThrownBy(() -> Life.of(site, faults, pace, Life.UNTIL_QUIET))
          .isInstanceOf(Halt.class);
      pace.jump(Duration.ofHours(8));
      Life.of(site, FaultPoints.NONE, pace, Life.UNTIL_QUIET);

      assertThat(scenario.ending().violations(site, pace)).isEmpty();
    }
  }

  @Test
  void folderThatCannotBeWritten_isSaidAndTakenUpOnceItCan() throws Exception {
    try (var scenario = Scenario.update(folder)) {
      var site = scenario.prepared().copy(folder.resolve("site"));
      var pace = new SkippingPace(Duration.ZERO);
      var previous = site.root().resolve(".bin/.previous");
      Files.writeString(previous, "a file where a folder should be");

      var failed = Life.of(site, FaultPoints.NONE, pace, Life.UNTIL_QUIET);
      var meanwhile = Files.readString(site.live());
      Files.delete(previous);
      Life.of(site, FaultPoints.NONE, pace, Life.UNTIL_QUIET);

      assertThat(failed.getLast().outcome()).isInstanceOf(Outcome.Failed.class);
      assertThat(failed.getLast().outcome().reason()).contains("SYN-BINARY-DISK");
      assertThat(meanwhile).isEqualTo(Publisher.text(Publisher.OLD, "well"));
      assertThat(scenario.ending().violations(site, pace)).isEmpty();
      assertThat(site.builds(scenario.newCommit())).isEqualTo(1);
    }
  }

  @Test
  void stateThatIsNoFolder_isSaid() throws Exception {
    var site = Site.make(folder.resolve("site"), "https://example.org/service.git");
    Files.writeString(site.state(), "a file where a folder should be");

    assertThatThrownBy(
            () -> site.households(FaultPoints.NONE, new SkippingPace(Duration.ZERO)).toChange())
        .isInstanceOf(SyncException.class)
        .hasMessageContaining("SYN-LEDGER-DISK");
  }

  @Test
  void secondProcess_isRefusedWithThePidOfTheFirst() throws Exception {
    var site = Site.make(folder.resolve("site"), "https://example.org/service.git");
    Files.createDirectory(folder.resolve("tmp"));
    try (var _ = site.households(FaultPoints.NONE, new SkippingPace(Duration.ZERO)).toChange()) {
      var second = OtherProcess.start(site, "pass", 0, Integer.MAX_VALUE).await();

      assertThat(second.exit()).isEqualTo(1);
      assertThat(String.join("\n", second.said()))
          .contains("SYN-STATE-HELD")
          .contains("process %d (syncline a test)".formatted(ProcessHandle.current().pid()));
    }
  }
}
