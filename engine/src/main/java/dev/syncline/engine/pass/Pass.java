package dev.syncline.engine.pass;

import dev.syncline.core.content.Content;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.plan.Change;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.policy.Decision.Choice;
import dev.syncline.core.policy.Quarantine;
import dev.syncline.core.policy.Said;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.Problem;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Watermark;
import dev.syncline.engine.event.Event;
import dev.syncline.engine.sentence.Declaration;
import dev.syncline.engine.sentence.DriftRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One pass after recovery: detect, observe, decide, and then bring, heal, or say why not.
final class Pass<T extends Content> {
  private final Declaration<T> declaration;
  private final Workshop shop;
  private final Books books;
  private final Proving<T> proving;
  private final Bringing<T> bringing;
  private final Refusals refusals;
  private final Surveyor<T> surveyor;
  private final Adoption<T> adoption;

  /// What a pass works with, and what it asks before it works.
  record Around(Workshop shop, Gate gate) {}

  Pass(
      Declaration<T> declaration,
      Around around,
      Books books,
      Proving<T> proving,
      Refusals refusals) {
    this.declaration = declaration;
    this.shop = around.shop();
    this.books = books;
    this.proving = proving;
    this.refusals = refusals;
    this.bringing = new Bringing<>(declaration, around, books, proving);
    this.surveyor = new Surveyor<>(declaration, shop);
    this.adoption = new Adoption<>(declaration, books);
  }

  Report make(Trail trail) throws SyncException, InterruptedException {
    if (books.standing().suspended()) {
      var there = books.ledger().inventories().of(declaration.name()).installed();
      return books.looked(trail, new Outcome.Suspended()).from(there.map(Inventory::of));
    }
    boolean drifts =
        proving.state().isEmpty() && trail.causes().stream().anyMatch(Cause::looksForDrift);
    try {
      return decided(trail, surveyor.survey(drifts, trail::enter));
    } catch (SyncException e) {
      if (drifts && trail.concerned().isEmpty()) {
        healOffline(trail);
      }
      throw e;
    }
  }

  private Report decided(Trail trail, Survey<T> survey) throws SyncException, InterruptedException {
    trail.saw(survey);
    note(trail, survey);
    adoption.adopt(trail, survey);
    return switch (survey.decision().choice()) {
      case Choice.Take(var candidate, _) -> take(trail, survey, candidate);
      case Choice.Ask(var question, _) -> stay(trail, survey, waiting(survey, question));
      case Choice.Stay(var reason, _) -> stay(trail, survey, stayed(survey, reason));
    };
  }

  /// A source that does not answer is no reason to leave a target broken that the store can mend.
  private void healOffline(Trail trail) throws SyncException, InterruptedException {
    var owned = books.ledger().inventories().of(declaration.name());
    if (owned.installed().isEmpty() || declaration.drift() == DriftRule.REPORT) {
      return;
    }
    var drift = declaration.sentence().target().observe(owned).drift(owned);
    if (!drift.isEmpty() && bringing.isStored(owned.installed().get())) {
      var candidate = owned.installed().get().of();
      var text = words(drift);
      trail.found(new Problem("SYN-DRIFT", text));
      var healing =
          new Bringing.Order(
              candidate, Optional.empty(), books.standing(), Optional.empty(), Optional.of(text));
      trail.concern(candidate);
      bringing.bring(trail, healing);
      trail.concernNothing();
    }
  }

  /// Keeps first sights, and tells what people should hear of.
  private void note(Trail trail, Survey<T> survey) throws SyncException, InterruptedException {
    var entries = new ArrayList<Entry>();
    if (!survey.firstSights().isEmpty()) {
      entries.add(new Entry.Sighted(declaration.name(), survey.firstSights()));
    }
    for (var accepted : survey.decision().accepted()) {
      entries.add(new Entry.SightingAccepted(declaration.name(), accepted));
    }
    books.write(entries);
    shop.events().tell(new Event.Decided(declaration.name(), trail.run(), survey.decision()));
    for (var problem : survey.decision().problems()) {
      trail.found(problem);
    }
  }

  private Report take(Trail trail, Survey<T> survey, Candidate candidate)
      throws SyncException, InterruptedException {
    var answer = refusals.answer(candidate, survey.standing());
    if (answer.isPresent() && !trail.causes().contains(Cause.PERSON)) {
      trail.refused();
      return seen(trail, answer.get());
    }
    return bring(trail, survey, candidate, Optional.empty());
  }

  private Report bring(Trail trail, Survey<T> survey, Candidate candidate, Optional<String> drift)
      throws SyncException, InterruptedException {
    trail.concern(candidate);
    var agreed = drift.isPresent() ? Optional.<Said>empty() : survey.decision().agreed();
    agreed.ifPresent(trail::restsOn);
    var order = new Bringing.Order(candidate, survey.mark(), survey.standing(), agreed, drift);
    var report = bringing.bring(trail, order);
    refusals.clear();
    return report;
  }

  private Report stay(Trail trail, Survey<T> survey, Outcome outcome)
      throws SyncException, InterruptedException {
    refreshMark(survey);
    var installed = books.ledger().inventories().of(declaration.name()).installed();
    if (installed.isPresent() && isGivenUp(installed.get().of(), survey)) {
      if (trail.causes().contains(Cause.PERSON)) {
        return askedAgain(trail, installed.get());
      }
      if (survey.drift().isEmpty()) {
        var quarantine = survey.quarantineOf(installed.get().of());
        return seen(trail, quarantine.map(this::stillGivenUp).orElse(outcome));
      }
    }
    return survey.drift().isEmpty() ? seen(trail, outcome) : drifted(trail, survey);
  }

  /// Whether what is installed was not healthy and nothing good could take its place.
  private boolean isGivenUp(Candidate installed, Survey<T> survey) throws SyncException {
    return books.needsAPerson() || survey.quarantineOf(installed).isPresent();
  }

  private Outcome stillGivenUp(Quarantine quarantine) {
    return new Outcome.Failed(
        RunFaults.givenUp(declaration.name(), quarantine.name(), quarantine.reason()));
  }

  /// What was given up is looked at once more, because a person asks: healthy now, it is well
  /// again.
  private Report askedAgain(Trail trail, Inventory installed)
      throws SyncException, InterruptedException {
    var candidate = installed.of();
    var sickness = adoption.sickness(trail, installed);
    if (sickness.isPresent()) {
      var still =
          books.isQuarantined(candidate)
              ? RunFaults.givenUp(declaration.name(), candidate.label(), sickness.get())
              : RunFaults.stillSick(declaration.name(), candidate.label(), sickness.get());
      return books.looked(trail, new Outcome.Failed(still));
    }
    books.write(
        List.of(
            new Entry.ProvenGood(declaration.name(), installed),
            new Entry.QuarantineLifted(
                declaration.name(), candidate.origin(), candidate.revision())));
    return books.looked(trail, new Outcome.Applied(candidate.label() + " is healthy again"));
  }

  /// Nothing is brought. What is on probation goes on to be watched, and that is how the sync
  /// stands.
  private Report seen(Trail trail, Outcome outcome) throws SyncException, InterruptedException {
    var onProbation = proving.resting();
    return onProbation.isPresent() ? onProbation.get() : books.looked(trail, outcome);
  }

  private Outcome stayed(Survey<T> survey, String reason) {
    if (survey.waitsInQuarantine()) {
      return waiting(survey, reason);
    }
    return survey.decision().blocked().stream()
        .filter(blocked -> blocked.until().isEmpty())
        .findFirst()
        .map(blocked -> "%s %s".formatted(blocked.candidate().label(), blocked.reason()))
        .<Outcome>map(Outcome.Waiting::new)
        .orElseGet(() -> new Outcome.Unchanged(reason));
  }

  /// To wait is fine while something works; without anything installed it is not.
  private Outcome waiting(Survey<T> survey, String question) {
    if (!survey.waitsInQuarantine()) {
      return new Outcome.Waiting(question);
    }
    var sync = declaration.name();
    var name = declaration.policy().named(survey.decision().blocked().getFirst().candidate());
    return survey.installed().isEmpty()
        ? new Outcome.Failed(RunFaults.nothingButQuarantine(sync, name, question))
        : new Outcome.Waiting(
            "%s; if that is mended: syncline approve %s %s".formatted(question, sync, name));
  }

  private Report drifted(Trail trail, Survey<T> survey) throws SyncException, InterruptedException {
    var text = words(survey.drift());
    trail.found(new Problem("SYN-DRIFT", text));
    if (declaration.drift() == DriftRule.REPORT) {
      var outcome = new Outcome.Unchanged("drifted, only reported: " + text);
      return books.looked(trail, outcome);
    }
    return bring(trail, survey, survey.installed().orElseThrow(), Optional.of(text));
  }

  private static String words(List<Change> drift) {
    var first = "%s %s".formatted(drift.getFirst().key(), drift.getFirst().detail()).strip();
    return drift.size() == 1 ? first : "%s, and %d more".formatted(first, drift.size() - 1);
  }

  /// The source has a new mark for what is installed: kept, so that the next question is cheap.
  private void refreshMark(Survey<T> survey) throws SyncException, InterruptedException {
    var old = survey.watermark();
    if (old.isPresent()
        && survey.mark().isPresent()
        && !survey.mark().equals(old.get().mark())
        && survey.installed().map(Candidate::revision).equals(old.map(Watermark::revision))) {
      var watermark = new Watermark(old.get().origin(), old.get().revision(), survey.mark());
      books.write(List.of(new Entry.WatermarkMoved(declaration.name(), watermark)));
    }
  }
}
