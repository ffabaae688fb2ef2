package dev.syncline.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.SyncException;
import dev.syncline.engine.pass.Report;
import dev.syncline.shared.files.Trees;
import dev.syncline.testkit.HaltingFaultPoints;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is full or fails, under the whole path: once, for a while, or until the process
/// ends. It is said as what it is, nothing is half done, and once the disk is well all converges.
class BadDiskTest {
  private static final Duration SAMPLE = Duration.ofSeconds(14);
  private static final int[] LENGTHS = {1, 3, Integer.MAX_VALUE};
  private static final String SAID =
      "SYN-(LEDGER-(FULL|DISK|SPACE|IO)|ARTIFACT-(SPACE|DISK)|BINARY-(SPACE|DISK)|RUN-INTERRUPTED"
          + "|STATE-STAGING).*";

  @TempDir Path folder;

  private final Sample sample = Sample.taken();
  private final List<String> violations = new ArrayList<>();
  private int refusals;
  private int cases;

  @Test
  void updateOnABadDisk_convergesOnceItIsWell() throws Exception {
    sweep(Scenario.update(folder), SAMPLE);
  }

  @Test
  void sickUpdateOnABadDisk_convergesOnceItIsWell() throws Exception {
    sweep(Scenario.sickUpdate(folder), SAMPLE);
  }

  @Test
  @Tag("peers")
  void updateOnADiskThatIsBadAnywhere_convergesOnceItIsWell() throws Exception {
    sweep(Scenario.update(folder), Duration.ofMinutes(5));
  }

  @Test
  @Tag("peers")
  void sickUpdateOnADiskThatIsBadAnywhere_convergesOnceItIsWell() throws Exception {
    sweep(Scenario.sickUpdate(folder), Duration.ofMinutes(5));
  }

  @Test
  void commitRefusedRightAfterTheReload_forgetsNothingOfWhatWasApplied() throws Exception {
    refuseOnce(2); // the first one says that it was reloaded, this one lets the run rest
  }

  @Test
  void commitOfTheVerdictRefused_isWrittenAtTheNextLook() throws Exception {
    refuseOnce(3);
  }

  /// The disk refuses one commit, the `after`th after the swap; the same process goes on.
  private void refuseOnce(int after) throws Exception {
    try (var scenario = Scenario.update(folder)) {
      var counted = scenario.prepared().copy(folder.resolve("counted"));
      var points = new HaltingFaultPoints();
      Life.of(counted, points, new SkippingPace(Duration.ZERO), scenario.deed());
      var refusable = new ArrayList<>(points.passed());
      refusable.removeIf("ledger.commit.after"::equals);
      int swapped = refusable.lastIndexOf("binary.discard.delete.after");
      var site = scenario.prepared().copy(folder.resolve("site"));
      var pace = new SkippingPace(Duration.ZERO);
      var disk = BadDisk.full(swapped + after, 1);

      Life.of(site, disk, pace, Life.UNTIL_QUIET);

      assertThat(disk.refused()).containsExactly("ledger.commit.before");
      assertThat(scenario.ending().violations(site, pace)).isEmpty();
    }
  }

  private void sweep(Scenario scenario, Duration time) throws Exception {
    try (scenario) {
      int points = new Sweep(scenario, folder).size();
      var end = Instant.now().plus(time);
      for (int chosen : sample.shuffled(points * LENGTHS.length)) {
        if (Instant.now().isAfter(end)) {
          break;
        }
        oneCase(scenario, chosen / LENGTHS.length, LENGTHS[chosen % LENGTHS.length]);
      }
    }
    System.out.printf(
        "bad disk sweep, %s: %d refusals in %d cases, violations %d, seed %d%n",
        scenario.name(), refusals, cases, violations.size(), sample.seed());
    assertThat(violations).as("seed %d", sample.seed()).isEmpty();
  }

  private void oneCase(Scenario scenario, int from, int count) throws Exception {
    var site = scenario.prepared().copy(folder.resolve("case-" + cases++));
    var pace = new SkippingPace(Duration.ZERO);
    boolean isFull = cases % 2 == 0;
    var disk = isFull ? BadDisk.full(from, count) : BadDisk.failing(from, count);
    var reports = live(site, disk, pace);
    refusals += disk.refused().size();
    var where = "%s %d times from %d: %s".formatted(isFull, count, from, first(disk.refused()));
    complaints(reports).stream()
        .filter(code -> !code.matches(SAID))
        .forEach(code -> violations.add("%s said %s".formatted(where, code)));
    if (!scenario.isOldOrNew(site)) {
      violations.add("neither old nor new, " + where);
    }
    var last = Life.of(site, FaultPoints.NONE, pace, Life.UNTIL_QUIET);
    if (!Life.isQuiet(last.getLast())) {
      violations.add("does not come to rest, %s: %s".formatted(where, last));
    }
    scenario
        .ending()
        .violations(site, pace)
        .forEach(wrong -> violations.add("%s, %s".formatted(wrong, where)));
    Trees.delete(site.root());
  }

  private List<Report> live(Site site, BadDisk disk, SkippingPace pace)
      throws InterruptedException {
    try {
      return Life.of(site, disk, pace, Life.UNTIL_QUIET);
    } catch (SyncException e) { // could not even begin
      if (!e.fault().complaint().code().matches(SAID)) {
        violations.add("could not begin: " + e.fault().complaint().line());
      }
      return List.of();
    }
  }

  private static List<String> complaints(List<Report> reports) {
    return reports.stream()
        .map(Report::outcome)
        .map(BadDiskTest::code)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> code(Outcome outcome) {
    return outcome instanceof Outcome.Failed(var complaint)
        ? Optional.of("%s: %s".formatted(complaint.code(), complaint.line()))
        : Optional.empty();
  }

  private static List<String> first(List<String> refused) {
    return refused.subList(0, Math.min(3, refused.size()));
  }
}
