package dev.syncline.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.run.FaultPoints;
import dev.syncline.shared.files.Trees;
import dev.syncline.testkit.HaltingFaultPoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same path in a JVM of its own that is really killed: at sampled fault points, or at any
/// moment, one life after the other, until one ends by itself. What a halt within a process hides
/// is here: the log of the ledger is not folded in, staging is left, children live on, no `finally`
/// runs.
class SigkillTest {
  private static final Duration SAMPLE = Duration.ofSeconds(30);
  private static final Duration FULL = Duration.ofMinutes(9);
  private static final int KILLS = 110;
  private static final int LIVES_MAX = 4;
  private static final int LONGEST_MILLIS = 4_000;
  private static final long BETWEEN_LIVES_SECONDS = 120;

  @TempDir Path folder;

  private final Sample sample = Sample.taken();
  private final List<String> violations = new ArrayList<>();
  private int kills;
  private int cases;

  @Test
  void killedAFewTimes_converges() throws Exception {
    sweep(15, SAMPLE);

    assertThat(kills).isPositive();
  }

  @Test
  @Tag("peers")
  void killedManyTimes_converges() throws Exception {
    sweep(KILLS, FULL);

    assertThat(kills).isGreaterThanOrEqualTo(100);
  }

  private void sweep(int enough, Duration time) throws Exception {
    Files.createDirectory(folder.resolve("tmp"));
    try (var update = Scenario.update(made("update"));
        var sick = Scenario.sickUpdate(made("sick"));
        var rollback = Scenario.rollback(made("rollback"))) {
      var scenarios = List.of(update, sick, rollback);
      var points = new ArrayList<Integer>();
      for (var scenario : scenarios) {
        points.add(points(scenario));
      }
      var end = Instant.now().plus(time);
      while (kills < enough && Instant.now().isBefore(end)) {
        int chosen = cases % scenarios.size();
        oneCase(scenarios.get(chosen), points.get(chosen));
      }
    }
    System.out.printf(
        "sigkill sweep: %d kills in %d cases, violations %d, seed %d%n",
        kills, cases, violations.size(), sample.seed());
    assertThat(violations).as("seed %d", sample.seed()).isEmpty();
  }

  private Path made(String name) throws IOException {
    return Files.createDirectory(folder.resolve(name));
  }

  private int points(Scenario scenario) throws Exception {
    var site = scenario.prepared().copy(folder.resolve("counting"));
    var faults = new HaltingFaultPoints();
    Life.of(site, faults, new SkippingPace(Duration.ZERO), scenario.deed());
    Trees.delete(site.root());
    return faults.passed().size();
  }

  /// Lives that are killed, each taken up by the next, then one that is not.
  private void oneCase(Scenario scenario, int points) throws Exception {
    var site = scenario.prepared().copy(folder.resolve("case-" + cases++));
    var where = new ArrayList<String>();
    where.add(scenario.name());
    boolean isOver = false;
    for (int life = 0; life < LIVES_MAX && !isOver; life++) {
      isOver = !killed(site, scenario, life, points, where);
      if (!scenario.isOldOrNew(site)) {
        violations.add("neither old nor new after " + where);
      }
    }
    converge(scenario, site, where);
    Trees.delete(site.root());
  }

  /// Three of four lives die at a fault point, the others at any moment.
  private boolean killed(Site site, Scenario scenario, int life, int points, List<String> where)
      throws Exception {
    var deed = life == 0 && scenario.isByPerson() ? "rollback" : "pass";
    boolean atPoint = sample.random().nextInt(4) > 0;
    int point = sample.random().nextInt(life == 0 ? points : Math.max(1, points / 2));
    int millis = sample.random().nextInt(LONGEST_MILLIS);
    var process =
        OtherProcess.start(
            site, deed, life * BETWEEN_LIVES_SECONDS, atPoint ? point : Integer.MAX_VALUE);
    if (!atPoint && !process.ends(Duration.ofMillis(millis))) {
      process.kill();
    }
    var ended = process.await();
    if (ended.killed()) {
      kills++;
      where.add(atPoint ? ended.said().getLast() : millis + " ms");
    } else if (ended.exit() != 0) {
      violations.add("%s after %s".formatted(ended, where));
    }
    return ended.killed();
  }

  private void converge(Scenario scenario, Site site, List<String> where) throws Exception {
    var pace = new SkippingPace(Duration.ofSeconds(LIVES_MAX * BETWEEN_LIVES_SECONDS));
    var reports = Life.of(site, FaultPoints.NONE, pace, Life.UNTIL_QUIET);
    if (!Life.isQuiet(reports.getLast())) {
      violations.add("does not come to rest after %s: %s".formatted(where, reports));
    }
    boolean isOld = Files.readString(site.live()).equals(scenario.ending().text());
    if (scenario.isByPerson() && !isOld) {
      Life.of(site, FaultPoints.NONE, pace, scenario.deed()); // it never began: asked again
      Life.of(site, FaultPoints.NONE, pace, Life.UNTIL_QUIET);
    }
    scenario
        .ending()
        .violations(site, pace)
        .forEach(wrong -> violations.add("%s after %s".formatted(wrong, where)));
    long most = scenario.isByPerson() ? 1 : where.size();
    if (site.builds(scenario.newCommit()) > most) {
      violations.add("built more than %d times after %s".formatted(most, where));
    }
  }
}
