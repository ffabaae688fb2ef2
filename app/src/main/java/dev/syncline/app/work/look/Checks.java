package dev.syncline.app.work.look;

import dev.syncline.app.wiring.Household;
import dev.syncline.app.work.Halts;
import dev.syncline.app.work.look.VersionManifest.Subsystem;
import dev.syncline.app.work.say.Labels;
import dev.syncline.core.content.Content;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.policy.Track;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Condition;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Origin;
import dev.syncline.engine.pass.Survey;
import dev.syncline.engine.pass.Surveyor;
import dev.syncline.engine.sentence.Declaration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks what is on offer for each sync.
final class Checks {
  private static final int RUNS = 50;
  private static final String GIVEN_UP = "SYN-ROLLBACK-";

  private final Household household;
  private final List<Declaration<?>> declarations;

  Checks(Household household, List<Declaration<?>> declarations) {
    this.household = household;
    this.declarations = declarations;
  }

  List<Attempt<Checked>> all() throws InterruptedException {
    return SideBySide.each(declarations, this::one);
  }

  /// What is installed for each sync, told without its source: what the ledger knows, else what
  /// lies there.
  Map<SyncName, Standing> standing() throws SyncException, InterruptedException {
    var all = new LinkedHashMap<SyncName, Standing>();
    for (var declaration : declarations) {
      standing(declaration)
          .map(there -> new Standing(there, declaration.policy().track()))
          .ifPresent(there -> all.put(declaration.name(), there));
    }
    return all;
  }

  /// What is installed, and how its versions are called.
  record Standing(Candidate there, Track track) {
    String version() {
      return Labels.version(there, track);
    }
  }

  private Optional<Candidate> standing(Declaration<?> declaration)
      throws SyncException, InterruptedException {
    var owned = household.ledger().inventories().of(declaration.name());
    if (owned.installed().isPresent()) {
      return owned.installed().map(Inventory::of);
    }
    try {
      return declaration.sentence().target().observe(owned).found().map(Inventory::of);
    } catch (SyncException _) { // a target that cannot be looked at, either: nothing is known
      return Optional.empty();
    }
  }

  private <T extends Content> Checked one(Declaration<T> declaration)
      throws SyncException, InterruptedException {
    var survey = new Surveyor<>(declaration, household.workshop()).survey(false, _ -> {});
    var ledger = household.ledger();
    return new Checked(
        declaration.policy().track(),
        survey.installed(),
        survey.latest(),
        survey.standing().suspended(),
        survey.decision(),
        unwell(declaration.name(), survey),
        Halts.standing(declaration.name(), ledger, survey.decision(), survey.standing())
            .map(Complaint::why),
        Waits.inQuarantine(survey, declaration.policy()));
  }

  private Optional<String> unwell(SyncName sync, Survey<?> survey) throws SyncException {
    var quarantine = survey.installed().flatMap(survey::quarantineOf);
    if (quarantine.isPresent()) {
      var bad = quarantine.get();
      return Optional.of(
          "%s is installed, but in quarantine: %s".formatted(bad.name(), bad.reason()));
    }
    return household.ledger().conditions().of(sync).stream()
        .filter(each -> each.type() == Condition.Type.READY && !each.holds())
        .filter(each -> each.reason().startsWith(GIVEN_UP))
        .map(Condition::message)
        .findFirst();
  }

  /// What was found, as `.version-manifest.json` has it; what could not be looked at stays as it
  /// was.
  List<Subsystem> subsystems(List<Attempt<Checked>> attempts) throws SyncException {
    var subsystems = new ArrayList<Subsystem>();
    for (var attempt : attempts) {
      if (attempt instanceof Attempt.Done<Checked>(var sync, var checked)) {
        subsystems.add(subsystem(sync, checked));
      }
    }
    return subsystems;
  }

  private Subsystem subsystem(SyncName sync, Checked checked) throws SyncException {
    boolean named = checked.track() != Track.COMMITS;
    return new Subsystem(
        sync.value(),
        upstream(sync),
        checked.current().map(Checks::commit),
        checked.current().map(Candidate::name).filter(_ -> named),
        checked.latest().map(Checks::commit),
        checked.latest().map(Candidate::name).filter(_ -> named),
        checked.isUpdateAvailable(),
        lastUpdated(sync));
  }

  private static String commit(Candidate candidate) {
    return candidate.revision().shortened();
  }

  private String upstream(SyncName sync) {
    return declarations.stream()
        .filter(declaration -> declaration.name().equals(sync))
        .flatMap(declaration -> declaration.sentence().supply().origins().stream())
        .findFirst()
        .map(Checks::address)
        .orElse("");
  }

  // An origin is `github.com/owner/name`; the manifest has the address.
  private static String address(Origin origin) {
    var name = origin.name();
    boolean whole = name.contains("://") || name.startsWith("/") || name.contains("@");
    return whole ? name : "https://" + name;
  }

  private Optional<Instant> lastUpdated(SyncName sync) throws SyncException {
    return household.ledger().runs().of(sync, RUNS).stream()
        .filter(run -> run.outcome().filter(Outcome.Applied.class::isInstance).isPresent())
        .flatMap(run -> run.ended().stream())
        .findFirst();
  }
}
