package dev.syncline.app.crash;

import dev.syncline.shared.files.Trees;
import dev.syncline.testkit.Halt;
import dev.syncline.testkit.HaltingFaultPoints;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Halts one scenario at points of its way, and again on the way back, and counts what is wrong
/// afterwards.
final class Sweep {
  private static final String KEPT = "artifact.key.rename.after";

  private final Scenario scenario;
  private final Path folder;
  private final List<String> points;
  private final List<String> violations = new ArrayList<>();
  private final List<String> unreached = new ArrayList<>();
  private int halts;
  private int cases;

  Sweep(Scenario scenario, Path folder) throws Exception {
    this.scenario = scenario;
    this.folder = folder;
    this.points = points();
  }

  /// The names of the points that the scenario passes when nothing halts it.
  private List<String> points() throws Exception {
    var faults = new HaltingFaultPoints();
    var site = scenario.prepared().copy(folder.resolve("counting"));
    var pace = new SkippingPace(Duration.ZERO);
    Life.of(site, faults, pace, scenario.deed());
    var passed = faults.passed();
    violations.addAll(scenario.ending().violations(site, pace));
    Trees.delete(site.root());
    return passed;
  }

  int size() {
    return points.size();
  }

  /// Halts at the points `halts` of one life after the other, then lets it live.
  void halt(int... at) throws Exception {
    var name = "%d".formatted(cases++);
    var site = scenario.prepared().copy(folder.resolve(name));
    var pace = new SkippingPace(Duration.ZERO);
    var faults = new HaltingFaultPoints();
    var where = new ArrayList<String>();
    for (int life = 0; life < at.length; life++) {
      faults.haltAt(at[life]);
      try {
        Life.of(site, faults, pace, life == 0 ? scenario.deed() : Life.UNTIL_QUIET);
        unreached(life, at[life], faults);
        break; // it was over before
      } catch (Halt halt) {
        halts++;
        where.add("life %d %s (%d)".formatted(life, halt.getMessage(), at[life]));
      }
      if (!scenario.isOldOrNew(site)) {
        violations.add("neither old nor new after " + where);
      }
    }
    converge(site, pace, where);
    checkBuilds(site, at, where);
    Trees.delete(site.root());
  }

  /// A first life passes nearly the same points each time. A halt that somebody caught and went on
  /// from is no halt.
  private void unreached(int life, int at, HaltingFaultPoints faults) {
    if (faults.isDead()) {
      violations.add("the halt at %d of life %d was swallowed".formatted(at, life));
    } else if (life == 0) {
      unreached.add("%d of %d".formatted(at, faults.passed().size()));
    }
  }

  private void converge(Site site, SkippingPace pace, List<String> where) throws Exception {
    var faults = new HaltingFaultPoints();
    var reports = Life.of(site, faults, pace, Life.UNTIL_QUIET);
    if (!Life.isQuiet(reports.getLast())) {
      violations.add("does not come to rest after %s: %s".formatted(where, reports));
    }
    var text = java.nio.file.Files.readString(site.live());
    if (scenario.isByPerson() && !text.equals(scenario.ending().text())) {
      Life.of(site, faults, pace, scenario.deed()); // it never began: the person asks again
      Life.of(site, faults, pace, Life.UNTIL_QUIET); // and it stays so
    }
    scenario
        .ending()
        .violations(site, pace)
        .forEach(wrong -> violations.add("%s after %s".formatted(wrong, where)));
  }

  private void checkBuilds(Site site, int[] at, List<String> where) throws Exception {
    var builds = site.builds(scenario.newCommit());
    boolean wasKept = points.indexOf(KEPT) < at[0];
    long most = wasKept || scenario.isByPerson() ? 1 : 1 + at.length;
    if (builds < 1 || builds > most) {
      violations.add("%d builds, at most %d after %s".formatted(builds, most, where));
    }
  }

  List<String> violations() {
    return violations;
  }

  String summary(Sample sample) {
    return ("whole path sweep, %s: %d points, %d halts in %d cases, unreached %s, violations %d,"
            + " seed %d")
        .formatted(
            scenario.name(),
            points.size(),
            halts,
            cases,
            unreached,
            violations.size(),
            sample.seed());
  }
}
