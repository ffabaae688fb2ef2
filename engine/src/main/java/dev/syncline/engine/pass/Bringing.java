package dev.syncline.engine.pass;

import dev.syncline.core.content.Content;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.plan.Effects;
import dev.syncline.core.plan.Guard;
import dev.syncline.core.plan.Intent;
import dev.syncline.core.plan.Intent.Purpose;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Journal;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.plan.Plan;
import dev.syncline.core.policy.Quarantine;
import dev.syncline.core.policy.Said;
import dev.syncline.core.policy.Standing;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Staging;
import dev.syncline.core.source.Watermark;
import dev.syncline.core.target.Desired;
import dev.syncline.core.target.Recovery;
import dev.syncline.core.target.Target;
import dev.syncline.engine.sentence.Declaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Brings the target to one candidate: fetch, transform, plan, guard, intend, apply. What was
/// applied is then proven ([Proving]).
final class Bringing<T extends Content> {
  private final Declaration<T> declaration;
  private final Workshop shop;
  private final Gate gate;
  private final Books books;
  private final Proving<T> proving;
  private final Procurement<T> procurement;

  Bringing(Declaration<T> declaration, Pass.Around around, Books books, Proving<T> proving) {
    this.declaration = declaration;
    this.shop = around.shop();
    this.gate = around.gate();
    this.books = books;
    this.proving = proving;
    this.procurement = new Procurement<>(declaration.sentence().supply(), shop.artifacts());
  }

  /// What is brought, the mark that moves with it, the approval that it rests on, and the drift
  /// where it is only put back, so that the store may have it.
  record Order(
      Candidate candidate,
      Optional<String> mark,
      Standing standing,
      Optional<Said> agreed,
      Optional<String> drift) {
    boolean healing() {
      return drift.isPresent();
    }
  }

  /// Whether what `inventory` says can be put back without fetching or making anything.
  boolean isStored(Inventory inventory) throws SyncException {
    return procurement.stored(inventory).isPresent();
  }

  Report bring(Trail trail, Order order) throws SyncException, InterruptedException {
    gate.enter();
    var owned = books.ledger().inventories().of(declaration.name());
    books.open(trail, owned.installed().map(Inventory::of), order.candidate());
    var staging = new Staging(shop.staging().open(trail.run()), trail);
    try {
      trail.enter("fetch");
      var content = content(order, owned, staging);
      trail.enter("plan");
      var desired = new Desired.Ready<>(order.candidate(), content);
      var plan = target().observe(owned).plan(desired, owned);
      return plan.isEmpty()
          ? already(trail, order, owned, plan)
          : carryOut(trail, order, new Work<>(owned, plan, content));
    } finally {
      shop.staging().close(trail.run());
    }
  }

  private record Work<T>(Owned owned, Plan plan, T content) {}

  private T content(Order order, Owned owned, Staging staging)
      throws SyncException, InterruptedException {
    if (order.healing() && owned.installed().isPresent()) {
      var stored = procurement.stored(owned.installed().get());
      if (stored.isPresent()) {
        return stored.get();
      }
    }
    return procurement.procure(order.candidate(), staging);
  }

  /// The target is there already: only the books move.
  private Report already(Trail trail, Order order, Owned owned, Plan plan)
      throws SyncException, InterruptedException {
    var candidate = order.candidate();
    var inventory = plan.becomes().orElseThrow();
    var entries = new ArrayList<>(agreed(order));
    entries.add(new Entry.Installed(declaration.name(), inventory));
    if (proving.state().isEmpty()) {
      var watermark = new Watermark(candidate.origin(), candidate.revision(), order.mark());
      entries.add(new Entry.WatermarkMoved(declaration.name(), watermark));
      if (owned.installedIsKnownGood()) {
        entries.add(new Entry.ProvenGood(declaration.name(), inventory));
      }
    }
    var outcome = new Outcome.Applied(candidate.label() + " is there already");
    trail.leave("nothing to change");
    books.end(trail, entries, new Books.Ending(trail.run(), outcome, List.of()));
    return books.report(trail.run(), outcome, new Next.AsDeclared());
  }

  private Report carryOut(Trail trail, Order order, Work<T> work)
      throws SyncException, InterruptedException {
    trail.enter("guard");
    var agreements = new ArrayList<Entry>(guard(order, work));
    agreements.addAll(agreed(order));
    var after = work.plan().becomes().orElseThrow();
    var intent =
        new Intent(
            trail.run(),
            declaration.name(),
            Purpose.APPLY,
            work.plan().digest(),
            work.owned(),
            after);
    trail.enter("apply");
    var entries = new ArrayList<>(proving.supersede(order.candidate().label()));
    entries.addAll(trail.take());
    entries.add(new Entry.Intended(intent));
    books.write(entries);
    var journal = new KeptJournal(shop, trail.run(), List.of(), trail);
    var effects = apply(trail, intent, journal, work);
    trail.leave("%d changes".formatted(effects.done().size()));
    var watch = new Watch(intent, journal, effects.done(), order.drift(), order.mark());
    // Used up only now: an apply that was undone has not used what a person agreed to.
    agreements.add(new Entry.Installed(declaration.name(), effects.now()));
    return proving.begin(watch, trail, agreements);
  }

  private Effects apply(Trail trail, Intent intent, Journal journal, Work<T> work)
      throws SyncException, InterruptedException {
    try {
      return target().apply(work.plan(), work.content(), journal);
    } catch (SyncException | RuntimeException e) {
      if (target().recover(intent, journal) instanceof Recovery.Finished(var effects)) {
        return effects;
      }
      trail.undone();
      throw e;
    }
  }

  /// The approval that a guard's objection needs, used up.
  private List<Entry> guard(Order order, Work<T> work) throws SyncException {
    var objection = Guard.check(work.plan(), work.owned(), declaration.guard());
    if (objection.isEmpty()) {
      return List.of();
    }
    var approval = order.standing().approvalOf(objection.get());
    if (approval.isPresent()) {
      return List.of(used(approval.get()));
    }
    throw SyncException.halted(
        "SYN-GUARD-REMOVAL",
        "bringing %s to %s".formatted(declaration.name(), order.candidate().label()),
        objection.get().why(),
        "Look at 'syncline plan %s'; if that is meant: syncline approve %1$s"
            .formatted(declaration.name()));
  }

  /// A version's approval is used up; and what is brought is in quarantine no longer, be it by an
  /// approval or because it is made and tried otherwise now. What is only put back stays as it was.
  private List<Entry> agreed(Order order) throws SyncException {
    var entries = new ArrayList<Entry>();
    order.agreed().map(this::used).ifPresent(entries::add);
    if (!order.healing()) {
      var candidate = order.candidate();
      books.ledger().quarantines().of(declaration.name()).stream()
          .filter(bad -> bad.holds(candidate.origin(), candidate.revision()))
          .map(this::lifted)
          .forEach(entries::add);
    }
    return entries;
  }

  private Entry used(Said approval) {
    return new Entry.ApprovalUsed(declaration.name(), approval);
  }

  private Entry lifted(Quarantine bad) {
    return new Entry.QuarantineLifted(declaration.name(), bad.origin(), bad.revision());
  }

  private Target<T> target() {
    return declaration.sentence().target();
  }
}
