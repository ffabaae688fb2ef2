package dev.syncline.engine.pass;

import dev.syncline.core.content.Content;
import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Revision;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.Look;
import dev.syncline.core.plan.Intent;
import dev.syncline.core.plan.Intent.Purpose;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.policy.Decision;
import dev.syncline.core.policy.Decision.Choice;
import dev.syncline.core.policy.Standing;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.Problem;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Watermark;
import dev.syncline.core.target.Verdict;
import dev.syncline.engine.event.Event;
import dev.syncline.engine.sentence.Declaration;
import dev.syncline.engine.sentence.DriftRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One sync at work: makes passes, looks at what is on probation, goes back when asked. Used by one
/// thread at a time. Faults and defects come back as outcomes; only an interrupt is thrown, and an
/// [Error].
public final class Worker<T extends Content> {
  private final Declaration<T> declaration;
  private final Workshop shop;
  private final Books books;
  private final Aftermath aftermath;
  private final Proving<T> proving;
  private final Bringing<T> bringing;
  private final Surveyor<T> surveyor;
  private Optional<Candidate> concerning = Optional.empty();
  private Optional<Revision> refused = Optional.empty();
  private Optional<Halt> halted = Optional.empty();

  /// What a guard objected to: not fetched again until a person agrees, or rings.
  private record Halt(Revision revision, Outcome outcome, int said) {}

  public Worker(Declaration<T> declaration, Workshop shop) {
    this.declaration = declaration;
    this.shop = shop;
    this.books = new Books(declaration.name(), shop);
    this.aftermath = new Aftermath(declaration.name(), books);
    this.proving = new Proving<>(declaration, shop, books, aftermath);
    this.bringing = new Bringing<>(declaration, shop, books, proving);
    this.surveyor = new Surveyor<>(declaration, shop);
  }

  /// One whole pass because of `causes`.
  public Report pass(RunId run, Set<Cause> causes) throws InterruptedException {
    var trail = new Trail(declaration.name(), run, causes, shop.pace(), shop.events());
    concerning = Optional.empty();
    return guarded(trail, () -> pass(trail));
  }

  /// The look at what is on probation that was due.
  public Report look(RunId run) throws InterruptedException {
    var trail = new Trail(declaration.name(), run, Set.of(), shop.pace(), shop.events());
    var watched = proving.state().orElseThrow().watch();
    concerning = Optional.of(watched.to());
    return guarded(
        trail.of(watched.intent().run()), () -> proving.look(trail.of(watched.intent().run())));
  }

  /// Goes back to `to`, because a person asked.
  public Report rollBack(RunId run, Inventory to, String why) throws InterruptedException {
    var causes = Set.of(Cause.PERSON);
    var trail = new Trail(declaration.name(), run, causes, shop.pace(), shop.events());
    concerning = Optional.of(to.of());
    return guarded(trail, () -> rollBack(trail, to, why));
  }

  /// When what is on probation is to be looked at next.
  public Optional<Instant> nextLook() {
    return proving.state().map(Watch.State::next);
  }

  /// Stops in good order: a watch is left to whoever comes next.
  public void handOver() throws InterruptedException {
    try {
      proving.handOver();
    } catch (SyncException _) {
      // The ledger does not take it: the next watcher counts a strike, which is safe.
    }
  }

  private interface Work {
    Report run() throws SyncException, InterruptedException;
  }

  private Report guarded(Trail trail, Work work) throws InterruptedException {
    try {
      try {
        return work.run();
      } catch (SyncException e) {
        return fail(trail, aftermath.of(e.fault(), concerning));
      } catch (RuntimeException e) {
        shop.events().tell(new Event.DefectSeen(declaration.name(), Defects.text(e)));
        return fail(trail, aftermath.of(e, concerning));
      }
    } catch (SyncException e) { // not even the failure could be written
      return new Report(
          trail.run(),
          new Outcome.Failed(e.fault().complaint()),
          Optional.empty(),
          concerning,
          0,
          new Next.Retry(Duration.ZERO));
    }
  }

  private Report pass(Trail trail) throws SyncException, InterruptedException {
    recover(trail);
    if (isSuspended()) {
      return looked(trail, new Outcome.Unchanged("suspended until 'syncline resume'"), false);
    }
    boolean drifts = trail.causes().stream().anyMatch(Cause::looksForDrift);
    var survey = surveyor.survey(drifts && proving.state().isEmpty(), trail::enter);
    note(trail, survey);
    adopt(trail, survey);
    return switch (survey.decision().choice()) {
      case Choice.Take(var candidate, _) -> take(trail, survey, candidate);
      case Choice.Ask(var question, _) -> look(trail, survey, new Outcome.Waiting(question), false);
      case Choice.Stay(var reason, _) -> stay(trail, survey, reason);
    };
  }

  private void recover(Trail trail) throws SyncException, InterruptedException {
    var open = books.ledger().runs().open(declaration.name());
    if (open.isPresent() && proving.state().isEmpty()) {
      concerning = Optional.of(open.get().intent().after().of());
      var report = proving.recover(open.get(), trail.of(open.get().intent().run()));
      tell(report, trail);
      concerning = Optional.empty();
    }
  }

  private void tell(Report report, Trail trail) {
    shop.events()
        .tell(
            new Event.PassEnded(
                declaration.name(),
                report.run(),
                report.outcome(),
                report.from().map(Candidate::label),
                report.to().map(Candidate::label),
                report.changes(),
                Duration.between(trail.started(), books.now())));
  }

  private boolean isSuspended() throws SyncException {
    var said = books.ledger().decisions().of(declaration.name());
    return Standing.of(said, books.now()).suspended();
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
      shop.events().tell(new Event.ProblemFound(declaration.name(), problem));
    }
  }

  /// What was there before us is ours from now on; found running and healthy it is known to be
  /// good.
  private void adopt(Trail trail, Survey<T> survey) throws SyncException, InterruptedException {
    if (!survey.isFound()) {
      return;
    }
    var items = survey.observed().orElseThrow().found().orElseThrow().items();
    var inventory = new Inventory(survey.installed().orElseThrow(), items);
    var intent =
        new Intent(
            trail.run(),
            declaration.name(),
            Purpose.APPLY,
            Digest.of("adopted"),
            Owned.NOTHING,
            inventory);
    var verdict = declaration.sentence().target().verify(intent, Optional.empty(), books.now());
    var entries = new ArrayList<Entry>();
    entries.add(new Entry.Installed(declaration.name(), inventory));
    if (isHealthy(verdict)) {
      entries.add(new Entry.ProvenGood(declaration.name(), inventory));
    }
    books.write(entries);
  }

  private static boolean isHealthy(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Well _ -> true;
      case Verdict.Watching(var probation, _) -> probation.healthySince().isPresent();
      case Verdict.Sick _ -> false;
    };
  }

  private Report take(Trail trail, Survey<T> survey, Candidate candidate)
      throws SyncException, InterruptedException {
    boolean asked = trail.causes().contains(Cause.PERSON);
    if (!asked && refused.filter(candidate.revision()::equals).isPresent()) {
      var reason = candidate.label() + " was refused before; 'syncline sync' tries it again";
      return look(trail, survey, new Outcome.Unchanged(reason), false);
    }
    if (!asked && halted.filter(halt -> stillHolds(halt, survey, candidate)).isPresent()) {
      return look(trail, survey, halted.get().outcome(), false);
    }
    var report = bring(trail, survey, candidate, false);
    halted = Optional.empty();
    return report;
  }

  private static boolean stillHolds(Halt halt, Survey<?> survey, Candidate candidate) {
    return halt.revision().equals(candidate.revision())
        && halt.said() == survey.standing().approvals().size();
  }

  private Report bring(Trail trail, Survey<T> survey, Candidate candidate, boolean healing)
      throws SyncException, InterruptedException {
    concerning = Optional.of(candidate);
    var mark = survey.mark();
    var report =
        bringing.bring(trail, new Bringing.Order(candidate, mark, survey.standing(), healing));
    refused = Optional.empty();
    return report;
  }

  private Report stay(Trail trail, Survey<T> survey, String reason)
      throws SyncException, InterruptedException {
    refreshMark(survey);
    var onProbation = proving.state();
    if (onProbation.isPresent()) {
      var watched = onProbation.get();
      var outcome = new Outcome.OnProbation(watched.probation().since());
      return new Report(
          watched.watch().intent().run(),
          outcome,
          watched.watch().from(),
          Optional.of(watched.watch().to()),
          0,
          new Next.Look(watched.next()));
    }
    if (!survey.drift().isEmpty()) {
      return drifted(trail, survey);
    }
    return look(trail, survey, stayed(survey.decision(), reason), false);
  }

  private static Outcome stayed(Decision decision, String reason) {
    return decision.blocked().stream()
        .filter(blocked -> blocked.until().isEmpty())
        .findFirst()
        .<Outcome>map(blocked ->
            new Outcome.Waiting("%s %s".formatted(blocked.candidate().label(), blocked.reason())))
        .orElseGet(() -> new Outcome.Unchanged(reason));
  }

  private Report drifted(Trail trail, Survey<T> survey) throws SyncException, InterruptedException {
    var text =
        "%d differences, first %s %s"
            .formatted(
                survey.drift().size(),
                survey.drift().getFirst().key(),
                survey.drift().getFirst().detail());
    shop.events().tell(new Event.ProblemFound(declaration.name(), new Problem("SYN-DRIFT", text)));
    if (declaration.drift() == DriftRule.REPORT) {
      return look(trail, survey, new Outcome.Unchanged("drifted, only reported: " + text), true);
    }
    return bring(trail, survey, survey.installed().orElseThrow(), true);
  }

  /// The source has a new mark for what is installed: kept, so that the next question is cheap.
  private void refreshMark(Survey<T> survey) throws SyncException, InterruptedException {
    var old = survey.watermark();
    var installed = survey.installed();
    if (old.isPresent()
        && survey.mark().isPresent()
        && !survey.mark().equals(old.get().mark())
        && installed.map(Candidate::revision).equals(old.map(Watermark::revision))) {
      var watermark = new Watermark(old.get().origin(), old.get().revision(), survey.mark());
      books.write(List.of(new Entry.WatermarkMoved(declaration.name(), watermark)));
    }
  }

  private Report rollBack(Trail trail, Inventory to, String why)
      throws SyncException, InterruptedException {
    recover(trail);
    var now = books.ledger().inventories().of(declaration.name());
    books.open(trail, now.installed().map(Inventory::of), to.of());
    books.write(proving.supersede(to.of().label()));
    return proving.restore(trail, now, to, why);
  }

  private Report look(Trail trail, Survey<T> survey, Outcome outcome, boolean drifted)
      throws SyncException, InterruptedException {
    trail.leave(outcome.word());
    books.looked(seen(trail, Optional.of(survey), outcome), drifted);
    return new Report(
        trail.run(), outcome, survey.installed(), Optional.empty(), 0, new Next.AsDeclared());
  }

  private Report looked(Trail trail, Outcome outcome, boolean drifted)
      throws SyncException, InterruptedException {
    trail.leave(outcome.word());
    books.looked(seen(trail, Optional.empty(), outcome), drifted);
    return new Report(
        trail.run(), outcome, Optional.empty(), Optional.empty(), 0, new Next.AsDeclared());
  }

  private Look seen(Trail trail, Optional<Survey<T>> survey, Outcome outcome) {
    return new Look(
        declaration.name(),
        books.now(),
        trail.causes(),
        outcome,
        survey.flatMap(Survey::latest).map(Candidate::label),
        survey
            .flatMap(seen -> seen.decision().blocked().stream().findFirst())
            .map(blocked -> blocked.candidate().label() + ": " + blocked.reason()));
  }

  private Report fail(Trail trail, Aftermath.Consequence consequence)
      throws SyncException, InterruptedException {
    trail.leave("failed");
    if (consequence.refused()) {
      refused = concerning.map(Candidate::revision);
    }
    if (consequence.outcome() instanceof Outcome.Halted && concerning.isPresent()) {
      var said = Standing.of(books.ledger().decisions().of(declaration.name()), books.now());
      halted =
          Optional.of(
              new Halt(
                  concerning.get().revision(), consequence.outcome(), said.approvals().size()));
    }
    var open = books.ledger().runs().open(declaration.name());
    boolean isOpen = open.isPresent() && open.get().intent().run().equals(trail.run());
    if (concerning.isEmpty() || (isOpen && !bringing.isUndone())) { // open: left for recovery
      books.write(consequence.entries());
      books.looked(seen(trail, Optional.empty(), consequence.outcome()), false);
    } else {
      books.end(trail, consequence.entries(), ending(trail, consequence));
    }
    return new Report(
        trail.run(), consequence.outcome(), Optional.empty(), concerning, 0, consequence.next());
  }

  private Books.Ending ending(Trail trail, Aftermath.Consequence consequence) {
    return new Books.Ending(
        trail.run(), Optional.empty(), concerning, consequence.outcome(), List.of());
  }
}
