package dev.syncline.engine.pass;

import dev.syncline.core.content.Content;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.OpenRun;
import dev.syncline.core.plan.Effect;
import dev.syncline.core.plan.Effects;
import dev.syncline.core.plan.Intent;
import dev.syncline.core.plan.Intent.Purpose;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Watermark;
import dev.syncline.core.target.Probation;
import dev.syncline.core.target.Recovery;
import dev.syncline.core.target.Restorable;
import dev.syncline.core.target.Target;
import dev.syncline.core.target.Verdict;
import dev.syncline.engine.sentence.Declaration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Watches what was applied until it is proven, and goes back by itself where it is not. Never goes
/// back and forth: what was gone back to and is sick as well is left as it is, and said loudly.
final class Proving<T extends Content> {
  private final Declaration<T> declaration;
  private final Workshop shop;
  private final Books books;
  private final Aftermath aftermath;
  private Optional<Watch.State> state = Optional.empty();

  Proving(Declaration<T> declaration, Workshop shop, Books books, Aftermath aftermath) {
    this.declaration = declaration;
    this.shop = shop;
    this.books = books;
    this.aftermath = aftermath;
  }

  /// What is on probation in this process.
  Optional<Watch.State> state() {
    return state;
  }

  /// How a pass ends that finds nothing newer than what is on probation.
  Optional<Report> resting() throws SyncException {
    if (state.isEmpty()) {
      return Optional.empty();
    }
    var now = state.get();
    return Optional.of(report(now.watch(), new Outcome.OnProbation(now.probation().since())));
  }

  /// A newer revision takes its place; gives what ends its run.
  List<Entry> supersede(String by) {
    var ended =
        state.map(old ->
            (Entry)
                new Entry.RunEnded(
                    old.watch().intent().run(),
                    new Outcome.Superseded(by),
                    old.watch().effects(),
                    books.now()));
    state = Optional.empty();
    return ended.stream().toList();
  }

  /// Leaves the watch to whoever comes next, without a strike.
  void handOver() throws SyncException, InterruptedException {
    if (state.isPresent()) {
      var left = state.get();
      books.write(List.of(watched(left.watch(), left.probation().handOver(), left.next())));
      state = Optional.empty();
    }
  }

  /// The first verdict on what was just applied; `applied` is written with it.
  Report begin(Watch watch, Trail trail, List<Entry> applied)
      throws SyncException, InterruptedException {
    trail.enter("verify");
    var verdict = target().verify(watch.intent(), Optional.empty(), books.now());
    return settle(watch, trail, verdict, applied);
  }

  /// One more look at what is on probation.
  Report look(Trail trail) throws SyncException, InterruptedException {
    var now = state.orElseThrow();
    trail.enter("verify");
    var verdict = target().verify(now.watch().intent(), Optional.of(now.probation()), books.now());
    return settle(now.watch(), trail, verdict, List.of());
  }

  /// Finishes or undoes what a kill left open.
  Report recover(OpenRun open, Trail trail) throws SyncException, InterruptedException {
    trail.enter("recover");
    var intent = open.intent();
    var journal = new KeptJournal(shop, intent.run(), open.journal(), trail);
    return switch (target().recover(intent, journal)) {
      case Recovery.Finished(var effects) -> {
        var probation = open.probation().map(Probation::takenUp);
        var done =
            probation.isPresent() ? List.<Effect>of() : effects.done(); // kept when it rested
        var watch = new Watch(intent, journal, done, reason(intent), Optional.empty());
        var verdict = target().verify(intent, probation, books.now());
        yield settle(watch, trail, verdict, List.of(installed(effects)));
      }
      case Recovery.Undone(var why) -> undone(intent, why, trail);
    };
  }

  /// Goes back to `knownGood` because of `why`, as part of the run of the trail.
  Report restore(Trail trail, Owned now, Inventory knownGood, String why)
      throws SyncException, InterruptedException {
    return restore(trail, now, knownGood, why, List.of());
  }

  private Report restore(
      Trail trail, Owned now, Inventory knownGood, String why, List<Effect> before)
      throws SyncException, InterruptedException {
    if (!(target() instanceof Restorable restorable)) {
      throw SyncException.rejected(
          "SYN-ROLLBACK-UNABLE",
          "rolling back " + declaration.name(),
          "its target cannot go back by itself",
          "Pin the revision you want: syncline pin %s VERSION".formatted(declaration.name()));
    }
    trail.enter("rollback");
    var plan = restorable.restoration(knownGood);
    var intent =
        new Intent(trail.run(), declaration.name(), Purpose.RESTORE, plan.digest(), now, knownGood);
    books.write(List.of(new Entry.Intended(intent)));
    var journal = new KeptJournal(shop, trail.run(), List.of(), trail);
    var effects = restorable.restore(plan, journal);
    var done = new ArrayList<>(before);
    done.addAll(effects.done());
    var watch = new Watch(intent, journal, done, Optional.of(why), Optional.empty());
    return begin(watch, trail, List.of(installed(effects)));
  }

  private Report settle(Watch watch, Trail trail, Verdict verdict, List<Entry> applied)
      throws SyncException, InterruptedException {
    return switch (verdict) {
      case Verdict.Well _ -> proven(watch, trail, applied);
      case Verdict.Watching(var probation, var next) ->
          rest(new Watch.State(watch, probation, next), trail, applied);
      case Verdict.Sick(var why) -> sick(watch, trail, why, applied);
    };
  }

  private Report proven(Watch watch, Trail trail, List<Entry> applied)
      throws SyncException, InterruptedException {
    var entries = new ArrayList<>(applied);
    entries.add(new Entry.ProvenGood(declaration.name(), watch.intent().after()));
    var to = watch.to();
    if (watch.intent().purpose() == Purpose.APPLY) {
      var watermark = new Watermark(to.origin(), to.revision(), watch.mark());
      entries.add(new Entry.WatermarkMoved(declaration.name(), watermark));
      var summary = watch.why().map("healed: "::concat).orElse(to.label() + " is in place");
      return end(watch, trail, entries, new Outcome.Applied(summary));
    }
    return end(watch, trail, entries, new Outcome.RolledBack(watch.why().orElse("as asked")));
  }

  private Report rest(Watch.State now, Trail trail, List<Entry> applied)
      throws SyncException, InterruptedException {
    var before = state;
    var watch = now.watch();
    var outcome = new Outcome.OnProbation(now.probation().since());
    if (before.isEmpty()) {
      var entries = new ArrayList<>(applied);
      entries.add(watched(watch, now.probation(), now.next()));
      trail.leave(now.probation().trouble().map("on probation: "::concat).orElse("on probation"));
      books.end(trail, entries, ending(watch, outcome));
    } else if (!before.get().probation().equals(now.probation())) {
      books.write(List.of(watched(watch, now.probation(), now.next())));
    }
    now.probation().trouble().ifPresent(trail::tell);
    // not before it is written, else what was applied would be forgotten
    state = Optional.of(new Watch.State(watch.recorded(), now.probation(), now.next()));
    return report(watch, outcome);
  }

  private Report sick(Watch watch, Trail trail, String why, List<Entry> applied)
      throws SyncException, InterruptedException {
    var intent = watch.intent();
    if (intent.purpose() == Purpose.RESTORE) {
      return end(watch, trail, applied, new Outcome.Failed(RunFaults.bothSick(watch, why)));
    }
    trail.leave(why);
    // Written before going back: whatever happens from here on, this revision is not taken again.
    var first = new ArrayList<>(applied);
    first.addAll(trail.take());
    first.add(aftermath.quarantine(watch.to(), why));
    books.write(first);
    state = Optional.empty();
    var knownGood = intent.before().knownGood();
    if (knownGood.isEmpty()) {
      return end(watch, trail, List.of(), new Outcome.Failed(RunFaults.nothingGood(watch, why)));
    }
    var now = new Owned(Optional.of(intent.after()), knownGood);
    trail.found(RunFaults.goingBack(watch, knownGood.get(), why));
    try {
      return restore(
          trail.of(intent.run()), now, knownGood.get(), gone(watch.to(), why), watch.effects());
    } catch (SyncException e) {
      if (e.fault() instanceof Fault.Transient) {
        throw e; // its intent is open: recovered and tried again
      }
      return end(
          watch, trail, List.of(), new Outcome.Failed(RunFaults.stuck(watch, why, e.fault())));
    }
  }

  private Report undone(Intent intent, String why, Trail trail)
      throws SyncException, InterruptedException {
    if (intent.purpose() == Purpose.RESTORE) {
      var reason = reason(intent).orElse("as asked");
      return restore(trail.of(intent.run()), intent.before(), intent.after(), reason);
    }
    var complaint =
        new Complaint(
            "SYN-RUN-INTERRUPTED",
            "bringing %s to %s".formatted(declaration.name(), intent.after().of().label()),
            "Syncline was stopped in the middle of it; " + why,
            "Nothing to do: it is tried again now");
    var watch =
        new Watch(
            intent,
            new KeptJournal(shop, intent.run(), List.of(), trail),
            List.of(),
            Optional.empty(),
            Optional.empty());
    return end(watch, trail, List.of(), new Outcome.Failed(complaint)).needing(false);
  }

  private Report end(Watch watch, Trail trail, List<Entry> entries, Outcome outcome)
      throws SyncException, InterruptedException {
    trail.leave(outcome.word());
    books.end(trail, entries, ending(watch, outcome));
    state = Optional.empty(); // until the verdict is written the watch goes on, without a strike
    return report(watch, outcome);
  }

  private Books.Ending ending(Watch watch, Outcome outcome) {
    return new Books.Ending(watch.intent().run(), outcome, watch.effects());
  }

  private Report report(Watch watch, Outcome outcome) throws SyncException {
    return books.report(watch.intent().run(), outcome, new Next.AsDeclared());
  }

  private Entry installed(Effects effects) {
    return new Entry.Installed(declaration.name(), effects.now());
  }

  private static Entry watched(Watch watch, Probation probation, Instant next) {
    return new Entry.Watched(watch.intent().run(), probation, next);
  }

  /// What was gone back from, and why.
  private static String gone(Candidate bad, String why) {
    return bad.label() + ": " + why;
  }

  /// Why it was gone back, as the quarantine of what was gone back from remembers it.
  private Optional<String> reason(Intent intent) throws SyncException {
    if (intent.purpose() == Purpose.APPLY) {
      return Optional.empty();
    }
    var left = intent.before().installed().map(Inventory::of);
    return books.ledger().quarantines().of(declaration.name()).stream()
        .filter(bad -> left.isPresent() && bad.holds(left.get().origin(), left.get().revision()))
        .map(bad -> gone(left.orElseThrow(), bad.reason()))
        .findFirst();
  }

  private Target<T> target() {
    return declaration.sentence().target();
  }
}
