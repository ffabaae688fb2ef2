package dev.syncline.engine.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Condition;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.engine.sentence.DriftRule;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConditionsTest {
  @Test
  void driftThatWasSeen_staysThoughAPollDidNotLook() throws Exception {
    var world = new World(FaultPoints.NONE, Duration.ZERO, DriftRule.REPORT);
    world.source.offer("v1.0.0");
    world.pass();
    world.target.edit(World.digestOf("by hand"));

    world.pass(Cause.RECONCILE);
    world.pass(Cause.POLL);

    assertThat(holds(world, Condition.Type.DRIFTED)).isTrue();
  }

  @Test
  void bothSick_isStillSaidAfterFurtherPolls() throws Exception {
    var world = Worlds.proven("v1.0.0");
    world.target.makeSick(World.digestOf("v1.1.0"));
    world.target.makeSick(World.digestOf("v1.0.0"));
    world.source.offer("v1.0.0", "v1.1.0");
    Worlds.verdict(world, world.pass());

    world.pass();

    assertThat(holds(world, Condition.Type.READY)).isFalse();
    assertThat(holds(world, Condition.Type.STALLED)).isTrue();
  }

  @Test
  void givenUp_isOverOnceANewerOneIsProven() throws Exception {
    var world = World.onProbation();
    world.target.makeSick(World.digestOf("v1.0.0"));
    world.source.offer("v1.0.0");
    Worlds.verdict(world, world.pass());
    world.source.offer("v1.0.0", "v1.0.1");

    Worlds.verdict(world, world.pass());

    assertThat(holds(world, Condition.Type.READY)).isTrue();
  }

  @Test
  void givenUp_isOverOnceAPersonAsksAndItIsHealthy() throws Exception {
    var world = World.onProbation();
    world.target.makeSick(World.digestOf("v1.0.0"));
    world.source.offer("v1.0.0");
    Worlds.verdict(world, world.pass());
    world.target.heal(World.digestOf("v1.0.0"));

    world.pass(Cause.PERSON);

    assertThat(holds(world, Condition.Type.READY)).isTrue();
  }

  @Test
  void brokenTarget_isHealedFromTheStoreThoughTheSourceIsSilent() throws Exception {
    var world = new World();
    world.source.offer("v1.0.0");
    world.pass();
    world.target.edit(World.digestOf("by hand"));
    var silent = new Complaint("SYN-TEST", "asking", "no answer", "Wait");
    world.source.failNext(new Fault.Transient(silent, Optional.empty()));

    world.pass(Cause.RECONCILE);

    assertThat(world.target.live()).contains(World.digestOf("v1.0.0"));
  }

  private static boolean holds(World world, Condition.Type type) throws Exception {
    return world.ledger.conditions().of(World.SYNC).stream()
        .anyMatch(condition -> condition.type() == type && condition.holds());
  }
}
