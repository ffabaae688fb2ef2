package dev.syncline.testkit.contract;

import static dev.syncline.testkit.contract.LedgerFixtures.ARC;
import static dev.syncline.testkit.contract.LedgerFixtures.NATS;
import static dev.syncline.testkit.contract.LedgerFixtures.T0;
import static dev.syncline.testkit.contract.LedgerFixtures.candidate;
import static dev.syncline.testkit.contract.LedgerFixtures.ended;
import static dev.syncline.testkit.contract.LedgerFixtures.intended;
import static dev.syncline.testkit.contract.LedgerFixtures.opened;
import static dev.syncline.testkit.contract.LedgerFixtures.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.Entry.Journaled;
import dev.syncline.core.ledger.Entry.LogKept;
import dev.syncline.core.ledger.Entry.RunTook;
import dev.syncline.core.ledger.Entry.StepTaken;
import dev.syncline.core.ledger.Entry.Watched;
import dev.syncline.core.ledger.Ledger;
import dev.syncline.core.ledger.Run;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.plan.Effect;
import dev.syncline.core.plan.Intent.Purpose;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.Problem;
import dev.syncline.core.run.Step;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.target.Probation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The part of the contract that is about runs.
abstract class LedgerRunContract {
  /// The same empty ledger for the whole of one test.
  protected abstract Ledger ledger() throws Exception;

  final void write(Entry... entries) throws Exception {
    ledger().write(Tenure.SOLE, List.of(entries));
  }

  @Test
  void runThatEnded_isReadAsItWas() throws Exception {
    var step = new Step("fetch", T0, Duration.ofNanos(1_234_567_891), "4 MB");
    var later = new Step("apply", T0.plusSeconds(1), Duration.ZERO, "");
    var effect = new Effect(Effect.Kind.UPDATED, "nats-server", "v1 → v2");
    var problem = new Problem("SYN-GIT-REWOUND", "main was \"force-pushed\"");

    write(opened(1, NATS), new RunTook(run(1), candidate("v2")));
    write(new StepTaken(run(1), step), new StepTaken(run(1), later));
    write(new Entry.ProblemNoted(run(1), problem));
    write(ended(1, new Outcome.Applied("v2"), effect));

    var expected =
        new Run(
            run(1),
            NATS,
            Set.of(Cause.PERSON, Cause.POLL),
            T0.plusSeconds(1),
            Optional.of(T0.plusSeconds(31)),
            Optional.of(candidate("v1")),
            Optional.of(candidate("v2")),
            Optional.of(new Outcome.Applied("v2")),
            List.of(step, later),
            List.of(effect),
            List.of(problem));
    assertThat(ledger().runs().find(run(1).value())).contains(expected);
  }

  @Test
  void everyOutcome_isReadAsItWas() throws Exception {
    var complaint = new Complaint("SYN-X", "what \"quoted\"", "why\nnot", "next\t✓");
    var outcomes =
        List.of(
            new Outcome.Unchanged("same"),
            new Outcome.Suspended(),
            new Outcome.Applied("done"),
            new Outcome.OnProbation(T0.plusNanos(1)),
            new Outcome.RolledBack("sick"),
            new Outcome.Superseded("v3"),
            new Outcome.Proposed("https://example.org/pull/1"),
            new Outcome.Partial("9 of 10"),
            new Outcome.Waiting("take v3?"),
            new Outcome.Halted(complaint),
            new Outcome.Failed(complaint));

    for (int i = 0; i < outcomes.size(); i++) {
      write(opened(i, NATS), ended(i, outcomes.get(i)));
    }

    assertThat(ledger().runs().of(NATS, 100).reversed().stream().flatMap(r -> r.outcome().stream()))
        .containsExactlyElementsOf(outcomes);
  }

  @Test
  void runs_areReadNewestFirstAndLimited() throws Exception {
    write(opened(1, NATS), opened(3, NATS), opened(4, ARC));
    write(opened(2, NATS)); // opened last, though its clock says otherwise

    assertThat(ledger().runs().of(NATS, 2)).extracting(Run::id).containsExactly(run(2), run(3));
    assertThat(ledger().runs().of(ARC, 2)).extracting(Run::id).containsExactly(run(4));
  }

  @Test
  void run_isFoundByAnUniqueBeginningOrEnd() throws Exception {
    write(opened(11, NATS), opened(21, NATS), opened(32, NATS));

    assertThat(ledger().runs().find("32")).map(Run::id).contains(run(32));
    assertThat(ledger().runs().find("run00003")).map(Run::id).contains(run(32));
    assertThat(ledger().runs().find("1")).isEmpty();
    assertThat(ledger().runs().find("run")).isEmpty();
    assertThat(ledger().runs().find("")).isEmpty();
    assertThat(ledger().runs().find("%")).isEmpty();
    assertThat(ledger().runs().find("Run 32")).isEmpty();
  }

  @Test
  void runWithIntent_isOpenUntilItsFinalEnd() throws Exception {
    var intended = intended(1, NATS, Purpose.APPLY);
    var probation =
        new Probation(
            T0, Optional.of(T0.plusSeconds(1)), true, 1, true, Optional.of("answers 503"));
    write(opened(1, NATS), intended);
    write(new Journaled(run(1), "stage"));
    write(new Journaled(run(1), "swap"), new Journaled(run(1), "stage"));

    write(
        new Watched(run(1), Probation.begun(T0), T0),
        new Watched(run(1), probation, T0.plusSeconds(2)),
        ended(1, new Outcome.OnProbation(T0.plusSeconds(60))));

    var open = ledger().runs().open(NATS).orElseThrow();
    assertThat(open.intent()).isEqualTo(intended.intent());
    assertThat(open.journal()).containsExactly("stage", "swap", "stage");
    assertThat(open.probation()).contains(probation);
    assertThat(open.nextLook()).contains(T0.plusSeconds(2));
    assertThat(ledger().runs().find(run(1).value()).orElseThrow().ended()).isEmpty();
    write(ended(1, new Outcome.Applied("v2")));
    assertThat(ledger().runs().open(NATS)).isEmpty();
    assertThat(ledger().runs().find(run(1).value()).orElseThrow().ended()).isPresent();
  }

  @Test
  void secondIntentOfARun_replacesTheFirstWithItsJournalAndWatch() throws Exception {
    write(opened(1, NATS), intended(1, NATS, Purpose.APPLY));
    write(new Journaled(run(1), "swap"), new Watched(run(1), Probation.begun(T0), T0));
    var restore = intended(1, NATS, Purpose.RESTORE);

    write(restore);

    var open = ledger().runs().open(NATS).orElseThrow();
    assertThat(open.intent()).isEqualTo(restore.intent());
    assertThat(open.journal()).isEmpty();
    assertThat(open.probation()).isEmpty();
    assertThat(open.nextLook()).isEmpty();
  }

  @Test
  void effectsOfTwoEnds_standOneAfterTheOther() throws Exception {
    var forth = new Effect(Effect.Kind.UPDATED, "nats-server");
    var back = new Effect(Effect.Kind.CREATED, "nats-server", "restored");
    write(opened(1, NATS), ended(1, new Outcome.OnProbation(T0), forth));

    write(ended(1, new Outcome.RolledBack("sick"), back));

    assertThat(ledger().runs().find(run(1).value()).orElseThrow().effects())
        .containsExactly(forth, back);
  }

  @Test
  void manyEffects_areKeptUpToABoundAndThenCounted() throws Exception {
    var effects = new ArrayList<Effect>();
    for (int i = 0; i < 1000; i++) {
      effects.add(new Effect(i < 900 ? Effect.Kind.CREATED : Effect.Kind.DELETED, "key-" + i));
    }

    write(opened(1, NATS), ended(1, new Outcome.Applied("all"), effects.toArray(Effect[]::new)));

    var kept = ledger().runs().find(run(1).value()).orElseThrow().effects();
    assertThat(kept).startsWith(effects.subList(0, 200).toArray(Effect[]::new)).hasSize(202);
    assertThat(kept.subList(200, 202))
        .extracting(effect -> effect.kind() + " " + effect.key())
        .containsExactly("CREATED 700 more", "DELETED 100 more");
  }

  @Test
  void log_isReplacedAndKeepsItsEnd() throws Exception {
    write(opened(1, NATS), new LogKept(run(1), "first"));
    assertThat(ledger().runs().log(run(1))).isEqualTo("first");

    write(new LogKept(run(1), "x".repeat(200_000) + "ä\r\nthe end"));

    assertThat(ledger().runs().log(run(1))).hasSize(64 * 1024).endsWith("xä\r\nthe end");
    assertThat(ledger().runs().log(run(2))).isEmpty();
  }

  @Test
  void manyRuns_leaveTheNewestAndTheOpenOne() throws Exception {
    write(opened(0, NATS), intended(0, NATS, Purpose.APPLY), opened(9000, ARC));

    for (int i = 1; i <= 230; i++) {
      write(opened(i, NATS), new LogKept(run(i), "log"), ended(i, new Outcome.Applied("")));
    }

    var kept = ledger().runs().of(NATS, 1000).stream().map(Run::id).toList();
    assertThat(kept).hasSize(201).startsWith(run(230)).endsWith(run(31), run(0));
    assertThat(ledger().runs().open(NATS)).isPresent();
    assertThat(ledger().runs().of(ARC, 1000)).hasSize(1);
  }

  @Test
  void entriesAboutARunThatIsUnknownOrOver_areRefused() throws Exception {
    write(opened(1, NATS), ended(1, new Outcome.Applied("v2")));

    refused("SYN-LEDGER-RUN", opened(1, NATS));
    refused("SYN-LEDGER-RUN", intended(1, NATS, Purpose.APPLY));
    refused("SYN-LEDGER-RUN", ended(1, new Outcome.Applied("again")));
    refused("SYN-LEDGER-RUN", new RunTook(run(2), candidate("v2")));
    refused("SYN-LEDGER-RUN", new LogKept(run(2), "log"));
    refused("SYN-LEDGER-RUN", new Entry.ProblemNoted(run(2), new Problem("SYN-X", "x")));
    refused("SYN-LEDGER-RUN", new Journaled(run(1), "swap"));
    refused("SYN-LEDGER-RUN", new Watched(run(1), Probation.begun(T0), T0));
    refused("SYN-LEDGER-RUN", opened(3, ARC), intended(3, NATS, Purpose.APPLY));
  }

  final void refused(String code, Entry... entries) {
    assertThatThrownBy(() -> write(entries))
        .isInstanceOfSatisfying(
            SyncException.class, e -> assertThat(e.fault().complaint().code()).isEqualTo(code));
  }
}
