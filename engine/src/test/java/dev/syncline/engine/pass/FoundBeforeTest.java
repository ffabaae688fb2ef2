package dev.syncline.engine.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.content.Revision;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.Problem;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Origin;
import dev.syncline.testkit.FakeSource;
import org.junit.jupiter.api.Test;

/// A binary that was there before us, and what its version file says of it.
class FoundBeforeTest {
  private static final Origin FOUND = new Origin("found in place");

  private final World world = new World();

  private void isThere(String name, String revision) {
    var there = Candidate.of(FOUND, name, new Revision(revision));
    world.target.installedBefore(there, World.digestOf("v1.0.1"));
  }

  @Test
  void bareVersionThatIsOnOffer_isThatOfferAndUpToDate() throws Exception {
    isThere("v1.0.1", World.digestOf("v1.0.1").toString());
    world.source.offer("v1.0.1");

    var report = world.pass();

    assertThat(report.outcome()).isInstanceOf(Outcome.Unchanged.class);
    assertThat(report.outcome().reason()).contains("v1.0.1 is installed and the newest");
    assertThat(world.ledger.inventories().of(World.SYNC).installed().map(Inventory::of))
        .contains(FakeSource.candidate("v1.0.1"));
    assertThat(world.target.switches()).isEmpty();
  }

  @Test
  void bareVersionBelowWhatIsOnOffer_isUpdated() throws Exception {
    isThere("v1.0.1", World.digestOf("v1.0.1").toString());
    world.source.offer("v1.0.1", "v1.1.0");

    var report = world.pass();

    assertThat(report.from()).contains(FakeSource.candidate("v1.0.1"));
    assertThat(report.to()).contains(FakeSource.candidate("v1.1.0"));
    assertThat(report.problems()).isEmpty();
  }

  @Test
  void tagThatMovedWhileNothingWasKnown_waitsForAPerson() throws Exception {
    isThere("v1.0.1", "9999999");
    world.source.offer("v1.0.1");

    var report = world.pass();

    assertThat(report.outcome()).isInstanceOf(Outcome.Waiting.class);
    assertThat(report.problems()).extracting(Problem::code).containsExactly("SYN-POLICY-TAG-MOVED");
    assertThat(world.target.switches()).isEmpty();
    assertThat(world.pass().outcome()).isInstanceOf(Outcome.Waiting.class);
  }

  @Test
  void unknownVersion_isReplacedNeverSilentlyAndCanBeHadBack() throws Exception {
    isThere("latest", World.digestOf("v1.0.1").toString());
    world.source.offer("v1.0.0");

    var report = world.pass();

    assertThat(report.outcome()).isInstanceOf(Outcome.Applied.class);
    assertThat(report.problems())
        .extracting(Problem::code)
        .containsExactly("SYN-POLICY-VERSION-UNKNOWN");
    assertThat(world.ledger.runs().of(World.SYNC, 1).getFirst().problems())
        .isEqualTo(report.problems());
    assertThat(world.artifacts).isNotNull();
  }
}
