package dev.syncline.engine.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.content.Digest;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Outcome;
import dev.syncline.engine.sentence.DriftRule;
import dev.syncline.testkit.Halt;
import dev.syncline.testkit.HaltingFaultPoints;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A pass is stopped at every fault point, and again at every point of what follows; in the end the
/// target is where it would have been without.
class KillSweepTest {
  private static final Digest OLD = World.digestOf("v1.0.0");
  private static final Digest NEW = World.digestOf("v1.1.0");

  @Test
  void healthyUpdateKilledAnywhere_endsWithTheNewOne() throws Exception {
    int points = pointsOf(false);
    var violations = new ArrayList<String>();
    for (int first = 0; first < points; first++) {
      for (int second = 0; second < points; second += 1 + first % 3) {
        check(first, second, false, NEW, violations);
      }
    }

    System.out.printf("kill sweep (update): %d points, violations %d%n", points, violations.size());
    assertThat(points).isGreaterThan(10);
    assertThat(violations).isEmpty();
  }

  @Test
  void sickUpdateKilledAnywhere_endsWithTheOldOne() throws Exception {
    int points = pointsOf(true);
    var violations = new ArrayList<String>();
    for (int first = 0; first < points; first++) {
      for (int second = 0; second < points; second += 1 + first % 3) {
        check(first, second, true, OLD, violations);
      }
    }

    System.out.printf(
        "kill sweep (rollback): %d points, violations %d%n", points, violations.size());
    assertThat(violations).isEmpty();
  }

  private static int pointsOf(boolean sick) throws InterruptedException {
    var faults = new HaltingFaultPoints();
    var world = updated(faults, sick);
    faults.passAll();
    live(world);
    return faults.passed().size();
  }

  private static World updated(HaltingFaultPoints faults, boolean sick)
      throws InterruptedException {
    faults.passAll();
    var world = new World(faults, Duration.ofSeconds(4), DriftRule.HEAL);
    world.source.offer("v1.0.0");
    live(world);
    world.source.offer("v1.0.0", "v1.1.0");
    if (sick) {
      world.target.makeSick(NEW);
    }
    return world;
  }

  private static void check(
      int first, int second, boolean sick, Digest wanted, ArrayList<String> violations)
      throws InterruptedException {
    var faults = new HaltingFaultPoints();
    var world = updated(faults, sick);
    for (int halt : new int[] {first, second}) {
      faults.haltAt(halt);
      try {
        live(world);
      } catch (Halt _) {
        if (!Set.of(OLD, NEW).contains(world.target.live().orElseThrow())) {
          violations.add("neither after %d".formatted(halt));
        }
      }
      world.restart();
    }
    faults.passAll();
    live(world);
    live(world);
    if (!world.target.live().equals(java.util.Optional.of(wanted))
        || !world.target.running().equals(world.target.live())) {
      violations.add("ends wrongly after %d, %d".formatted(first, second));
    }
  }

  /// A life of a process: start-up, then looks until nothing is on probation.
  private static void live(World world) throws InterruptedException {
    var report = world.pass(Cause.START_UP);
    for (int looks = 0; report.outcome() instanceof Outcome.OnProbation && looks < 500; looks++) {
      report = world.look();
    }
  }
}
