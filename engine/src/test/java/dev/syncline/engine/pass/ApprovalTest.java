package dev.syncline.engine.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.policy.PersonDecision.ApproveVersion;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Fault;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// An approval is good for one use: not for none, and not for many.
class ApprovalTest {
  private static final Complaint COMPLAINT = new Complaint("SYN-TEST", "it", "was so", "Wait");

  @Test
  void givenByVersionAndNotByName_isUsedOnce() throws Exception {
    var world = Worlds.proven("v1.0");
    world.source.offer("v1.0", "v2.0");
    world.target.makeSick(World.digestOf("v2.0"));
    approve(world, "2.0.0");

    for (int poll = 0; poll < 5; poll++) {
      Worlds.verdict(world, world.pass());
      world.pace.move(Duration.ofMinutes(5));
    }

    assertThat(world.ledger.decisions().of(World.SYNC)).isEmpty();
    assertThat(world.target.switches()).hasSize(3);
  }

  @Test
  void whatDoesNotBuild_isTriedThreeTimesThoughApproved() throws Exception {
    var world = Worlds.proven("v1.0.0");
    world.source.offer("v1.0.0", "v2.0.0");
    approve(world, "v2.0.0");
    int before = world.source.fetches();

    for (int poll = 0; poll < 20; poll++) {
      world.source.failNextFetch(new Fault.Unfit(COMPLAINT, 3));
      world.pass();
    }

    assertThat(world.source.fetches() - before).isEqualTo(3);
  }

  @Test
  void applyThatWasUndone_hasNotUsedIt() throws Exception {
    var world = Worlds.proven("v1.0.0");
    world.source.offer("v1.0.0", "v2.0.0");
    approve(world, "v2.0.0");
    world.target.failNextApply(new Fault.Transient(COMPLAINT, Optional.empty()));
    world.pass();

    Worlds.verdict(world, world.pass());

    assertThat(world.target.live()).contains(World.digestOf("v2.0.0"));
  }

  private static void approve(World world, String version) throws Exception {
    world.says(new ApproveVersion(version, world.pace.now().plus(Duration.ofDays(7))));
  }
}
