package dev.syncline.engine.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.ledger.Run;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.source.Candidate;
import dev.syncline.engine.event.Event;
import org.junit.jupiter.api.Test;

/// What is reported of a run and what the ledger keeps of it are the same.
class RecordTest {
  private static Run newest(World world) throws Exception {
    return world.ledger.runs().of(World.SYNC, 1).getFirst();
  }

  private static Report last(World world, Report report) throws Exception {
    var last = report;
    while (last.outcome() instanceof Outcome.OnProbation) {
      last = world.look();
    }
    return last;
  }

  private static void assertSame(Report report, Run run) {
    assertThat(report.from()).isEqualTo(run.from());
    assertThat(report.to()).isEqualTo(run.to());
    assertThat(report.changes()).isEqualTo(run.changes());
  }

  @Test
  void applied_itsChangesAreCountedOnce() throws Exception {
    var world = World.onProbation();
    world.source.offer("v1.0.0");

    var report = last(world, world.pass());

    assertThat(report.changes()).isOne();
    assertSame(report, newest(world));
  }

  @Test
  void rolledBackByItself_leadsFromWhatWasThereToWhatWasTried() throws Exception {
    var world = Worlds.proven("v1.0.0");
    world.source.offer("v1.0.0", "v1.1.0");
    world.target.makeSick(World.digestOf("v1.1.0"));

    var report = last(world, world.pass());

    assertThat(report.outcome()).isInstanceOf(Outcome.RolledBack.class);
    assertThat(report.from().map(Candidate::label)).contains("v1.0.0");
    assertThat(report.to().map(Candidate::label)).contains("v1.1.0");
    assertThat(report.changes()).isEqualTo(2); // there and back
    assertSame(report, newest(world));
  }

  @Test
  void takenUpAfterAKill_itsChangesAreCountedOnce() throws Exception {
    var world = World.onProbation();
    world.source.offer("v1.0.0");
    world.pass();
    world.restart();

    last(world, world.pass());

    assertThat(newest(world).changes()).isOne();
  }

  @Test
  void brought_whatThePassSawIsKeptWithTheRun() throws Exception {
    var world = Worlds.proven("v1.0.0");
    world.source.offer("v1.0.0", "v1.1.0", "v2.0.0");

    last(world, world.pass(Cause.PERSON));

    var look = world.ledger.runs().lastLook(World.SYNC).orElseThrow();
    assertThat(look.latest()).contains("v1.1.0");
    assertThat(look.blocked().orElseThrow()).startsWith("v2.0.0: a major step");
  }

  @Test
  void unhealthyOnProbation_isToldAtEachLook() throws Exception {
    var world = World.onProbation();
    world.target.makeSick(World.digestOf("v1.0.0"));
    world.source.offer("v1.0.0");

    world.pass();
    world.look();

    assertThat(world.told)
        .filteredOn(Event.LineSaid.class::isInstance)
        .map(event -> ((Event.LineSaid) event).line())
        .containsExactly("answers 503", "answers 503");
    assertThat(newest(world).steps().getLast().detail()).isEqualTo("on probation: answers 503");
    var open = world.ledger.runs().open(World.SYNC).orElseThrow();
    assertThat(open.probation().orElseThrow().trouble()).contains("answers 503");
  }
}
