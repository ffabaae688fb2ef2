package dev.syncline.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.content.Revision;
import dev.syncline.core.plan.Objection;
import dev.syncline.core.policy.PersonDecision.ApproveChanges;
import dev.syncline.core.policy.PersonDecision.ApproveVersion;
import dev.syncline.core.policy.PersonDecision.Hold;
import dev.syncline.core.policy.PersonDecision.Pin;
import dev.syncline.core.source.Candidate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {
  private static final Instant NOW = Scene.NOW;
  private static final Revision REVISION = Scene.revision("a");

  @Test
  void nothingSaid_isNothing() {
    assertThat(Standing.of(List.of(), NOW)).isEqualTo(Standing.NOTHING);
  }

  @Test
  void eachKind_latestWordCounts() {
    var standing =
        standing(
            new Pin("v1"),
            new Pin("v2"),
            new PersonDecision.Suspend(),
            new PersonDecision.Resume(),
            hold(Optional.empty()),
            new PersonDecision.Unhold());

    assertThat(standing.pin().orElseThrow().what()).isEqualTo(new Pin("v2"));
    assertThat(standing.suspended()).isFalse();
    assertThat(standing.hold()).isEmpty();
  }

  @Test
  void suspendUnpinHold_stand() {
    var standing =
        standing(
            new Pin("v1"),
            new PersonDecision.Unpin(),
            new PersonDecision.Suspend(),
            hold(Optional.empty()));

    assertThat(standing.suspended()).isTrue();
    assertThat(standing.pin()).isEmpty();
    assertThat(standing.hold()).isPresent();
  }

  @Test
  void expiredHoldAndApproval_areLeftOut() {
    var standing =
        standing(
            hold(Optional.of(NOW)),
            new ApproveVersion("v1", NOW),
            new ApproveChanges(REVISION, List.of(), NOW));

    assertThat(standing).isEqualTo(Standing.NOTHING);
  }

  @Test
  void laterHoldThatExpired_endsTheEarlierOne() {
    assertThat(standing(hold(Optional.empty()), hold(Optional.of(NOW))).hold()).isEmpty();
  }

  @Test
  void approvalOfChanges_countsForThatRevisionAndNoMoreChanges() {
    var standing =
        standing(new ApproveChanges(REVISION, List.of("delete a", "delete b"), NOW.plusSeconds(1)));

    assertThat(standing.approvalOf(objection(REVISION, "delete b"))).isPresent();
    assertThat(standing.approvalOf(objection(REVISION, "delete b", "delete c"))).isEmpty();
    assertThat(standing.approvalOf(objection(Scene.revision("b"), "delete b"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "v1.2.3, v1.2.3, true",
    "1.2.3, v1.2.3, true",
    "v1.2.3, 1.2.3, true",
    "V1.2.3, v1.2.3, true",
    "1.2, v1.2.3, false",
    "version, ersion, false",
    "main, main, true",
    "1111111, v1, true",
    "111111, v1, false",
    "1111112, v1, false",
    "sha256:, v1, false",
    "sha256:1111111, v1, true"
  })
  void typed_meansACandidateOrNot(String typed, String name, boolean means) {
    var candidate = Candidate.of(Scene.HOME, name, new Revision("1".repeat(40)));

    assertThat(Standing.names(typed, candidate)).isEqualTo(means);
  }

  private static Hold hold(Optional<Instant> until) {
    return new Hold(until, Optional.empty());
  }

  private static Objection objection(Revision revision, String... changes) {
    return new Objection(revision, List.of(changes), "too much");
  }

  private static Standing standing(PersonDecision... said) {
    return Standing.of(Stream.of(said).map(what -> new Said(what, "kim", NOW, "")).toList(), NOW);
  }
}
