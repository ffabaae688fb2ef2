package dev.syncline.app.work.decide;

import dev.syncline.app.wiring.Household;
import dev.syncline.core.content.Content;
import dev.syncline.core.plan.Objection;
import dev.syncline.core.policy.Decision.Blocked;
import dev.syncline.core.policy.PersonDecision;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.Progress;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.pass.Planner;
import dev.syncline.engine.pass.Preview;
import dev.syncline.engine.pass.Surveyor;
import dev.syncline.engine.sentence.Declaration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// What exactly a person agrees to who says "approve" and no more.
final class Approvals {
  /// How long an approval is good for.
  static final Duration VALID = Duration.ofDays(7);

  private final Household household;
  private final Progress progress;

  Approvals(Household household, Progress progress) {
    this.household = household;
    this.progress = progress;
  }

  /// An approval and what it is of, in words.
  record Approval(PersonDecision decision, String of) {}

  Instant expires() {
    return household.pace().now().plus(VALID);
  }

  Approval ofVersion(String version) {
    return new Approval(new PersonDecision.ApproveVersion(version, expires()), version);
  }

  /// What waits now: the version that is blocked, or where a guard halted the last pass exactly the
  /// changes that it objects to. Rejected where nothing waits.
  Approval ofWhatWaits(SyncName sync) throws SyncException, InterruptedException {
    return ofWhatWaits(household.declared(List.of(sync)).getFirst());
  }

  private <T extends Content> Approval ofWhatWaits(Declaration<T> declaration)
      throws SyncException, InterruptedException {
    var shop = household.workshop();
    boolean halted = isHalted(declaration.name());
    var survey = new Surveyor<>(declaration, shop).survey(halted, _ -> {});
    if (halted) {
      var preview = new Planner<>(declaration, shop).build(survey, progress);
      if (preview instanceof Preview.Bring bring && bring.objection().isPresent()) {
        return ofChanges(bring.objection().get(), bring.plan().candidate().label());
      }
    }
    return survey.decision().blocked().stream()
        .findFirst()
        .map(this::ofBlocked)
        .orElseThrow(() -> nothingWaits(declaration.name()));
  }

  private Approval ofBlocked(Blocked blocked) {
    var candidate = blocked.candidate();
    // The revision, not the name: a tag that moved is approved as what it names now.
    var decision = new PersonDecision.ApproveVersion(candidate.revision().value(), expires());
    return new Approval(decision, candidate.label());
  }

  private Approval ofChanges(Objection objection, String label) {
    var decision =
        new PersonDecision.ApproveChanges(objection.revision(), objection.changes(), expires());
    var of = "what the guard objected to in %s (%s)".formatted(label, objection.why());
    return new Approval(decision, of);
  }

  /// A look after a halt may have said something else; the halted run still counts then.
  private boolean isHalted(SyncName sync) throws SyncException {
    var runs = household.ledger().runs();
    var looked = runs.lastLook(sync).map(look -> look.outcome());
    var ran = runs.of(sync, 1).stream().findFirst().flatMap(run -> run.outcome());
    return Stream.concat(looked.stream(), ran.stream()).anyMatch(Outcome.Halted.class::isInstance);
  }

  private static SyncException nothingWaits(SyncName sync) {
    return SyncException.rejected(
        "SYN-APPROVE-NOTHING",
        "approving " + sync,
        "nothing waits for an approval",
        "Look at 'syncline check %s', and name a version: syncline approve %1$s VERSION"
            .formatted(sync));
  }
}
