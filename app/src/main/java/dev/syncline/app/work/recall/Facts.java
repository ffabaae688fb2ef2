package dev.syncline.app.work.recall;

import dev.syncline.app.wiring.Household;
import dev.syncline.core.content.Revision;
import dev.syncline.core.ledger.Look;
import dev.syncline.core.ledger.OpenRun;
import dev.syncline.core.ledger.Run;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.policy.PersonDecision.ApproveVersion;
import dev.syncline.core.policy.Quarantine;
import dev.syncline.core.policy.Said;
import dev.syncline.core.policy.Sighting;
import dev.syncline.core.policy.Standing;
import dev.syncline.core.run.Condition;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Candidate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything that the ledger says of one sync now.
record Facts(
    SyncName sync,
    boolean declared,
    Optional<Candidate> installed,
    Optional<OpenRun> open,
    Optional<Run> newest,
    Optional<Look> look,
    List<Said> said,
    List<Sighting> seen,
    List<Quarantine> quarantines,
    List<Condition> conditions,
    Optional<String> writer,
    Optional<String> pinLag,
    Instant now) {
  static Facts of(SyncName sync, Household household) throws SyncException {
    var ledger = household.ledger();
    var said = ledger.decisions().of(sync);
    boolean isApproved = said.stream().anyMatch(each -> each.what() instanceof ApproveVersion);
    return new Facts(
        sync,
        household.names().contains(sync),
        ledger.inventories().of(sync).installed().map(Inventory::of),
        ledger.runs().open(sync),
        ledger.runs().of(sync, 1).stream().findFirst(),
        ledger.runs().lastLook(sync),
        said,
        isApproved ? ledger.sightings().of(sync) : List.of(), // of use for nothing else
        ledger.quarantines().of(sync),
        ledger.conditions().of(sync),
        household.writer(),
        household.pinLag(sync),
        household.pace().now());
  }

  Standing standing() {
    return Standing.of(said, now);
  }

  Optional<Condition> condition(Condition.Type type) {
    return conditions.stream().filter(condition -> condition.type() == type).findFirst();
  }

  /// What somebody decided since it was last looked at; no pass has taken it up yet.
  Optional<Said> news() {
    return said.stream()
        .filter(each -> checked().filter(each.when()::isAfter).isPresent())
        .reduce((_, later) -> later);
  }

  /// A version as it was approved, in a form that people know: what waits is approved by its
  /// revision.
  String shown(String version) {
    var revision = new Revision(version);
    return seen.stream()
        .filter(sight -> sight.revision().equals(revision))
        .map(sight -> Candidate.of(sight.origin(), sight.name(), revision).label())
        .findFirst()
        .orElseGet(revision::shortened);
  }

  /// What the last look saw, unless somebody has decided something since: that may have made it
  /// void.
  private Optional<Look> valid() {
    return look.filter(seen -> said.stream().noneMatch(each -> each.when().isAfter(seen.at())));
  }

  /// What waits, as `name: reason`.
  Optional<String> blocked() {
    return valid()
        .flatMap(Look::blocked)
        .filter(what -> installed.filter(now -> what.startsWith(now.label() + ": ")).isEmpty());
  }

  /// The newest that the policy would have installed: what is installed, where nothing newer is
  /// known that was not given up since.
  Optional<String> latest() {
    return valid()
        .filter(_ -> !wentBackSince())
        .flatMap(Look::latest)
        .filter(name -> quarantines.stream().noneMatch(bad -> bad.name().equals(name)))
        .or(() -> installed.map(Candidate::label));
  }

  private boolean wentBackSince() {
    return newest
        .filter(run -> run.outcome().filter(Outcome.RolledBack.class::isInstance).isPresent())
        .flatMap(Run::ended)
        .filter(ended -> look.filter(seen -> ended.isBefore(seen.at())).isEmpty())
        .isPresent();
  }

  /// When it was last looked at, by a pass of any kind.
  Optional<Instant> checked() {
    var ran = newest.map(run -> run.ended().orElse(run.started()));
    var looked = look.map(Look::at);
    return ran.isPresent() && looked.filter(ran.get()::isBefore).isEmpty() ? ran : looked;
  }
}
