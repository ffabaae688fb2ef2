package dev.syncline.engine.pass;

import dev.syncline.core.content.Content;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Candidate;
import dev.syncline.engine.event.Event;
import dev.syncline.engine.sentence.Declaration;
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
  private static final int KILLED_MAX = 20;

  private final Declaration<T> declaration;
  private final Workshop shop;
  private final Books books;
  private final Aftermath aftermath;
  private final Refusals refusals = new Refusals();
  private final Proving<T> proving;
  private final Pass<T> pass;
  private boolean sweptKilled;

  /// For a command that looks after its places itself.
  public Worker(Declaration<T> declaration, Workshop shop) {
    this(declaration, shop, Gate.OPEN);
  }

  public Worker(Declaration<T> declaration, Workshop shop, Gate gate) {
    this.declaration = declaration;
    this.shop = shop;
    this.books = new Books(declaration.name(), shop);
    this.aftermath = new Aftermath(declaration.name(), books, declaration.sentence()::recipe);
    this.proving = new Proving<>(declaration, shop, books, aftermath);
    this.pass = new Pass<>(declaration, new Pass.Around(shop, gate), books, proving, refusals);
  }

  /// One whole pass because of `causes`.
  public Report pass(RunId run, Set<Cause> causes) throws InterruptedException {
    var trail = trail(run, causes);
    return guarded(
        trail,
        () -> {
          recover(trail);
          return pass.make(trail);
        });
  }

  /// The look at what is on probation that was due.
  public Report look(RunId run) throws InterruptedException {
    var watched = proving.state().orElseThrow().watch();
    var trail = trail(run, Set.of()).of(watched.intent().run());
    trail.concern(watched.to());
    return guarded(trail, () -> proving.look(trail));
  }

  /// Goes back to `to`, because a person asked.
  public Report rollBack(RunId run, Inventory to, String why) throws InterruptedException {
    var trail = trail(run, Set.of(Cause.PERSON));
    return guarded(
        trail,
        () -> {
          recover(trail);
          trail.concern(to.of());
          var now = books.ledger().inventories().of(declaration.name());
          books.open(trail, now.installed().map(Inventory::of), to.of());
          books.write(proving.supersede(to.of().label()));
          return proving.restore(trail, now, to, why);
        });
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

  private Trail trail(RunId run, Set<Cause> causes) {
    return new Trail(declaration.name(), run, causes, shop.pace(), shop.events());
  }

  /// Finishes or undoes what an earlier process left open, and tells how that ended.
  private void recover(Trail trail) throws SyncException, InterruptedException {
    if (!sweptKilled) {
      endKilled(trail.run());
    }
    var open = books.ledger().runs().open(declaration.name());
    if (open.isEmpty() || proving.state().isPresent()) {
      return;
    }
    trail.concern(open.get().intent().after().of());
    var report = proving.recover(open.get(), trail.of(open.get().intent().run()));
    trail.concernNothing();
    var took = Duration.between(trail.started(), books.now());
    shop.events().tell(report.ended(declaration.name(), took));
  }

  private interface Work {
    Report run() throws SyncException, InterruptedException;
  }

  private Report guarded(Trail trail, Work work) throws InterruptedException {
    try {
      try {
        return work.run().with(trail.problems());
      } catch (SyncException e) {
        return fail(trail, aftermath.of(e.fault(), trail.concerned()));
      } catch (RuntimeException e) {
        shop.events().tell(new Event.DefectSeen(declaration.name(), Defects.text(e)));
        return fail(trail, aftermath.of(e, trail.concerned()));
      } catch (InterruptedException e) {
        endInterrupted(trail);
        throw e;
      }
    } catch (SyncException e) { // not even the failure could be written
      var outcome = new Outcome.Failed(e.fault().complaint());
      return failed(trail, outcome, new Next.Retry(Duration.ZERO))
          .with(trail.problems())
          .needing(false);
    }
  }

  /// Asked to stop in the middle: what has no intent yet is over, the rest is left for recovery.
  private void endInterrupted(Trail trail) throws SyncException, InterruptedException {
    if (trail.isOpened() && !isIntentOpen(trail)) {
      end(trail.run(), trail.concerned());
    }
  }

  /// Runs that a kill ended before they had an intent; nothing of them is left but their entry.
  private void endKilled(RunId now) throws SyncException, InterruptedException {
    var open = books.ledger().runs().open(declaration.name()).map(left -> left.intent().run());
    for (var run : books.ledger().runs().of(declaration.name(), KILLED_MAX)) {
      if (run.outcome().isEmpty() && !run.id().equals(now) && !open.equals(Optional.of(run.id()))) {
        end(run.id(), run.to());
      }
    }
    sweptKilled = true;
  }

  private void end(RunId run, Optional<Candidate> to) throws SyncException, InterruptedException {
    var outcome = new Outcome.Failed(RunFaults.interrupted(declaration.name(), to));
    books.write(List.of(new Entry.RunEnded(run, outcome, List.of(), books.now())));
  }

  private Report fail(Trail trail, Aftermath.Consequence consequence)
      throws SyncException, InterruptedException {
    trail.leave("failed");
    var concerned = trail.concerned();
    if (consequence.refused() && concerned.isPresent()) {
      refusals.rejected(concerned.get());
    }
    if (consequence.outcome() instanceof Outcome.Halted && concerned.isPresent()) {
      refusals.halted(concerned.get(), consequence.outcome(), books.standing());
    }
    var entries = new ArrayList<>(consequence.entries());
    if (entries.stream().anyMatch(Entry.Quarantined.class::isInstance)) {
      // Else what was agreed to would be tried again for as long as the approval is good.
      trail
          .agreed()
          .ifPresent(said -> entries.add(new Entry.ApprovalUsed(declaration.name(), said)));
    }
    if (trail.isOpened() && (trail.isUndone() || !isIntentOpen(trail))) {
      var ending = new Books.Ending(trail.run(), consequence.outcome(), List.of());
      books.end(trail, entries, ending);
    } else { // nothing was begun, or what was begun is left for recovery
      books.write(entries);
      books.looked(trail, consequence.outcome());
    }
    var next = next(consequence);
    var report =
        trail.isOpened()
            ? books.report(trail.run(), consequence.outcome(), next)
            : failed(trail, consequence.outcome(), next);
    return report.with(trail.problems()).needing(consequence.needsAPerson());
  }

  /// What is half done does not wait as long as what has not been begun.
  private Next next(Aftermath.Consequence consequence) throws SyncException {
    return consequence.next() instanceof Next.Retry(var atLeast)
            && proving.state().isEmpty()
            && books.ledger().runs().open(declaration.name()).isPresent()
        ? new Next.Resume(atLeast)
        : consequence.next();
  }

  private boolean isIntentOpen(Trail trail) throws SyncException {
    return books
        .ledger()
        .runs()
        .open(declaration.name())
        .filter(open -> open.intent().run().equals(trail.run()))
        .isPresent();
  }

  private static Report failed(Trail trail, Outcome outcome, Next next) {
    return new Report(trail.run(), outcome, Optional.empty(), trail.concerned(), 0, next);
  }
}
