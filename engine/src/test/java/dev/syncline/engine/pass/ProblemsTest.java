package dev.syncline.engine.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.Problem;
import dev.syncline.engine.event.Event;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a pass finds that does not stop it is told, reported, and kept with its run.
class ProblemsTest {
  private static final Complaint SILENT =
      new Complaint("SYN-TEST", "asking", "it is silent", "Wait");

  private final World world = new World();

  private List<Problem> kept() throws Exception {
    return world.ledger.runs().of(World.SYNC, 1).getFirst().problems();
  }

  @Test
  void rewrittenHistory_isReportedAndKeptWithTheRun() throws Exception {
    world.source.offer("v1.0.0");
    world.pass();
    world.source.rewindTo("v1.1.0");

    var report = world.pass(Cause.POLL);

    assertThat(report.outcome()).isInstanceOf(Outcome.Applied.class);
    assertThat(report.problems()).extracting(Problem::code).containsExactly("SYN-GIT-REWOUND");
    assertThat(kept()).isEqualTo(report.problems());
    assertThat(world.told)
        .contains(new Event.ProblemFound(World.SYNC, report.problems().getFirst()));
  }

  @Test
  void healedDrift_saysWhatDrifted() throws Exception {
    world.source.offer("v1.0.0");
    world.pass();
    world.target.edit(World.digestOf("by hand"));

    var report = world.pass(Cause.RECONCILE);

    assertThat(report.outcome()).isInstanceOf(Outcome.Applied.class);
    assertThat(report.outcome().reason()).startsWith("healed: service");
    assertThat(report.problems()).extracting(Problem::code).containsExactly("SYN-DRIFT");
    assertThat(kept()).isEqualTo(report.problems());
  }

  @Test
  void driftThatIsHealedWhileTheSourceIsSilent_isReportedBesideTheFailure() throws Exception {
    world.source.offer("v1.0.0");
    world.pass();
    world.target.edit(World.digestOf("by hand"));
    world.source.failNext(new Fault.Transient(SILENT, Optional.empty()));

    var report = world.pass(Cause.RECONCILE);

    assertThat(report.outcome()).isInstanceOf(Outcome.Failed.class);
    assertThat(report.problems()).extracting(Problem::code).containsExactly("SYN-DRIFT");
    assertThat(kept()).isEqualTo(report.problems());
    assertThat(world.target.live()).contains(World.digestOf("v1.0.0"));
  }
}
