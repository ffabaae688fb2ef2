package dev.syncline.app.work.decide;

import dev.syncline.app.wiring.Household;
import dev.syncline.core.content.Content;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.policy.Policy;
import dev.syncline.core.policy.Standing;
import dev.syncline.core.policy.Track;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.version.Reading;
import dev.syncline.core.version.SemVer;
import dev.syncline.engine.pass.Survey;
import dev.syncline.engine.pass.Surveyor;
import dev.syncline.engine.sentence.Declaration;
import java.util.List;
import java.util.Optional;

/// What speaks against a version that a person named, though it is kept: it would come to nothing.
final class Doubts {
  private final Household household;

  Doubts(Household household) {
    this.household = household;
  }

  /// Nothing is on offer that `version` names, or it is in quarantine.
  Optional<String> ofPin(SyncName sync, String version) throws SyncException, InterruptedException {
    if (!isDeclared(sync)) {
      return Optional.of(unknown(sync, version));
    }
    try {
      var survey = survey(declaration(sync));
      var named = survey.named(version);
      if (named.isEmpty()) {
        return Optional.of(
            "%s is not on offer: nothing is brought while it is pinned to that".formatted(version));
      }
      return survey
          .found()
          .quarantineOf(named.get())
          .filter(_ -> survey.found().installed().filter(named.get()::equals).isEmpty())
          .map(bad ->
              "%s is in quarantine: %s. It is not brought until 'syncline approve %s %s'"
                  .formatted(bad.name(), bad.reason(), sync, version));
    } catch (SyncException e) {
      return Optional.of(silent("%s may not be on offer,".formatted(version), e));
    }
  }

  /// Nothing was ever seen that `version` names, or it is lower than what is installed.
  Optional<String> ofApproval(SyncName sync, String version)
      throws SyncException, InterruptedException {
    var seen = seen(sync, version);
    if (seen.isPresent()) {
      return isDeclared(sync) ? low(sync, version, seen.get()) : Optional.empty();
    }
    if (!isDeclared(sync)) {
      return Optional.of(unknown(sync, version));
    }
    try {
      var named = survey(declaration(sync)).named(version);
      return named.isPresent()
          ? low(sync, version, named.get())
          : Optional.of(
              "%s is on offer nowhere, and was never seen: check the name".formatted(version));
    } catch (SyncException e) {
      return Optional.of(silent("%s was never seen, and".formatted(version), e));
    }
  }

  private Optional<String> low(SyncName sync, String version, Candidate named)
      throws SyncException {
    var policy = declaration(sync).policy();
    var installed = household.ledger().inventories().of(sync).installed().map(Inventory::of);
    var there = installed.flatMap(now -> read(policy, now));
    var wanted = read(policy, named);
    boolean isLower =
        there.isPresent() && wanted.isPresent() && wanted.get().compareTo(there.get()) < 0;
    return isLower
        ? Optional.of(
            "%s is lower than %s, which is installed, and no approval goes down. To have it: syncline pin %s %s"
                .formatted(
                    named.label(), installed.map(Candidate::label).orElse(""), sync, version))
        : Optional.empty();
  }

  private static Optional<SemVer> read(Policy policy, Candidate candidate) {
    return policy.track() != Track.COMMITS
            && policy.pattern().read(candidate.name()) instanceof Reading.Version(var version)
        ? Optional.of(version)
        : Optional.empty();
  }

  private Optional<Candidate> seen(SyncName sync, String version) throws SyncException {
    return household.ledger().sightings().of(sync).stream()
        .map(sight -> Candidate.of(sight.origin(), sight.name(), sight.revision()))
        .filter(each -> Standing.names(version, each))
        .findFirst();
  }

  private boolean isDeclared(SyncName sync) {
    return household.names().contains(sync);
  }

  private Declaration<?> declaration(SyncName sync) throws SyncException {
    return household.declared(List.of(sync)).getFirst();
  }

  /// What a look at the source found.
  private record Found(Survey<?> found, Policy policy) {
    Optional<Candidate> named(String version) {
      return found.offered().stream()
          .filter(each -> Standing.names(version, each, policy))
          .findFirst();
    }
  }

  private <T extends Content> Found survey(Declaration<T> declaration)
      throws SyncException, InterruptedException {
    var survey = new Surveyor<>(declaration, household.workshop()).survey(false, _ -> {});
    return new Found(survey, declaration.policy());
  }

  private static String unknown(SyncName sync, String version) {
    return "%s is not declared, so nobody knows whether there is a %s".formatted(sync, version);
  }

  private static String silent(String what, SyncException e) {
    return "%s the source cannot be asked: %s".formatted(what, e.fault().complaint().line());
  }
}
