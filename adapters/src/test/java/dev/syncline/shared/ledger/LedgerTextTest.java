package dev.syncline.shared.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.core.content.Revision;
import dev.syncline.core.plan.Effect;
import dev.syncline.core.policy.PersonDecision;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Origin;
import dev.syncline.core.target.Probation;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every case of a nested value is read back as it was written; a new case fails here first.
class LedgerTextTest {
  private static final Instant AT = Instant.parse("2026-01-05T08:00:00.000000001Z");
  private static final String ODD = "\"ä\" \\ \n\t \u0001 ✓ 🚀 {}";
  private static final Complaint COMPLAINT = new Complaint("SYN-X", ODD, "why", "next");

  @Test
  void everyOutcome_isReadBack() {
    var outcomes =
        List.<Outcome>of(
            new Outcome.Unchanged(ODD),
            new Outcome.Suspended(),
            new Outcome.Applied(""),
            new Outcome.OnProbation(AT),
            new Outcome.RolledBack(ODD),
            new Outcome.Superseded(ODD),
            new Outcome.Proposed(ODD),
            new Outcome.Partial(ODD),
            new Outcome.Waiting(ODD),
            new Outcome.Halted(COMPLAINT),
            new Outcome.Failed(COMPLAINT));

    assertThat(outcomes).extracting(Object::getClass).hasSize(cases(Outcome.class));
    assertThat(outcomes)
        .allSatisfy(one -> assertThat(OutcomeText.read(OutcomeText.write(one))).isEqualTo(one));
  }

  @Test
  void everyDecision_isReadBack() {
    var revision = new Revision(ODD);
    var decisions =
        List.<PersonDecision>of(
            new PersonDecision.ApproveVersion(ODD, AT),
            new PersonDecision.ApproveChanges(revision, List.of(ODD, ""), AT),
            new PersonDecision.Pin(ODD),
            new PersonDecision.Unpin(),
            new PersonDecision.Hold(Optional.of(AT), Optional.of(revision)),
            new PersonDecision.Unhold(),
            new PersonDecision.Suspend(),
            new PersonDecision.Resume());

    assertThat(decisions).hasSize(cases(PersonDecision.class));
    assertThat(decisions)
        .allSatisfy(one -> assertThat(DecisionText.read(DecisionText.write(one))).isEqualTo(one));
  }

  private static int cases(Class<?> sealed) {
    return sealed.getPermittedSubclasses().length;
  }

  @Test
  void candidatesProbationsAndCauses_areReadBack() {
    var bare = Candidate.of(new Origin(ODD), ODD, new Revision("r"));
    var full = new Candidate(new Origin("o"), "v1", new Revision("r"), true, Optional.of(AT));
    var probation = new Probation(AT, Optional.of(AT), true, 2, true, Optional.of(ODD));

    assertThat(CandidateText.read(CandidateText.write(bare))).isEqualTo(bare);
    assertThat(CandidateText.read(CandidateText.write(full))).isEqualTo(full);
    assertThat(ProbationText.read(ProbationText.write(probation))).isEqualTo(probation);
    assertThat(ProbationText.read(ProbationText.write(Probation.begun(AT))))
        .isEqualTo(Probation.begun(AT));
    assertThat(CauseText.read(CauseText.write(EnumSet.allOf(Cause.class))))
        .isEqualTo(EnumSet.allOf(Cause.class));
    assertThat(CauseText.read("")).isEmpty();
  }

  @Test
  void everyEffect_isReadBackAndTheRestIsCounted() {
    var effects =
        Arrays.stream(Effect.Kind.values()).map(kind -> new Effect(kind, ODD, ODD)).toList();
    var many = Stream.generate(() -> effects.getFirst()).limit(250).toList();

    var few = EffectsText.add(EffectsText.NONE, effects);
    var twice = EffectsText.add(EffectsText.add(EffectsText.NONE, many), many);

    assertThat(EffectsText.read(few)).isEqualTo(effects);
    assertThat(EffectsText.read(twice)).hasSize(201);
    assertThat(EffectsText.read(twice).getLast().key()).isEqualTo("300 more");
  }

  @Test
  void times_sortAsTextAndAreReadBack() {
    var times =
        List.of(
            Instant.parse("0001-01-01T00:00:00Z"),
            Instant.parse("2026-01-05T08:00:00Z"),
            AT,
            Instant.parse("2026-01-05T08:00:00.5Z"),
            Instant.parse("9999-12-31T23:59:59Z"));

    assertThat(times.stream().map(Moments::text)).isSorted();
    assertThat(times.stream().map(Moments::text).map(Moments::moment)).isEqualTo(times);
    assertThat(Moments.text(Instant.MAX)).startsWith("9999-");
    assertThat(Moments.text(Instant.MIN)).startsWith("0000-");
  }

  @Test
  void textThatIsNoneOfOurs_isRefused() {
    for (var text : List.of("", "[]", "{", "{\"kind\":3}", "{\"kind\":\"other\"}", "{\"a\":1.5}")) {
      assertThatThrownBy(() -> OutcomeText.read(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
