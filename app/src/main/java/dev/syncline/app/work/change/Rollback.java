package dev.syncline.app.work.change;

import dev.syncline.app.wiring.Household;
import dev.syncline.core.content.Content;
import dev.syncline.core.content.Revision;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.policy.PersonDecision;
import dev.syncline.core.policy.PersonDecision.Hold;
import dev.syncline.core.policy.Said;
import dev.syncline.core.policy.Standing;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.target.Restorable;
import dev.syncline.engine.Passes;
import dev.syncline.engine.pass.Report;
import dev.syncline.engine.sentence.Declaration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Goes back to what was known to be good. The hold that keeps it there is written first: a kill in
/// the middle must not bring back at once what somebody wanted to be rid of.
final class Rollback<T extends Content> {
  private final Declaration<T> declaration;
  private final Household household;
  private final Passes passes;

  Rollback(Declaration<T> declaration, Household household, Passes passes) {
    this.declaration = declaration;
    this.household = household;
    this.passes = passes;
  }

  /// Who wants it, and why, in words.
  record Wish(Optional<String> to, String who, String reason) {
    String words() {
      return reason.isBlank() ? "%s asked for it".formatted(who) : "%s: %s".formatted(who, reason);
    }
  }

  /// How going back ended. `isHoldUndone`: nothing was gone back to, so nothing is held by it.
  record Back(Report report, boolean isHoldUndone) {}

  Back carryOut(Wish wish) throws SyncException, InterruptedException {
    requireRestorable();
    var installed = household.ledger().inventories().of(sync()).installed().map(Inventory::of);
    var before = standingHold();
    var past = past();
    var to = destination(wish, installed, past, before);
    boolean held = installed.isPresent() && hold(wish, installed.get(), past, before);
    var report = passes.rollBack(declaration, to, wish.words());
    boolean undo = held && isRefused(report, installed);
    if (undo) {
      undoHold(wish, before);
    }
    return new Back(report, undo);
  }

  /// Nothing was touched, and nothing is left that a later pass would finish.
  private boolean isRefused(Report report, Optional<Candidate> installed) throws SyncException {
    var now = household.ledger().inventories().of(sync()).installed().map(Inventory::of);
    return report.outcome() instanceof Outcome.Failed
        && now.equals(installed)
        && household.ledger().runs().open(sync()).isEmpty();
  }

  private SyncName sync() {
    return declaration.name();
  }

  private void requireRestorable() throws SyncException {
    if (!(declaration.sentence().target() instanceof Restorable)) {
      throw SyncException.rejected(
          "SYN-ROLLBACK-UNABLE",
          "rolling back " + sync(),
          "its target cannot go back by itself",
          "Pin the version you want: syncline pin %s VERSION".formatted(sync()));
    }
  }

  private Past past() throws SyncException {
    var ledger = household.ledger();
    return new Past(
        ledger.inventories().proven(sync()),
        ledger.runs().of(sync(), Past.RUNS_MAX),
        declaration.policy());
  }

  private Optional<Said> standingHold() throws SyncException {
    var said = household.ledger().decisions().of(sync());
    return Standing.of(said, household.pace().now()).hold();
  }

  private Inventory destination(
      Wish wish, Optional<Candidate> installed, Past past, Optional<Said> hold)
      throws SyncException {
    var proven = household.ledger().inventories().proven(sync());
    if (wish.to().isEmpty()) {
      var against = hold.flatMap(Rollback::heldPast);
      return installed.map(now -> past.before(now, against)).orElse(proven).stream()
          .findFirst()
          .orElseThrow(() -> nothing(installed, proven));
    }
    var typed = wish.to().get();
    var others =
        proven.stream()
            .filter(each -> installed.filter(now -> Past.isSame(each.of(), now)).isEmpty())
            .toList();
    return others.stream()
        .filter(each -> Standing.names(typed, each.of()))
        .findFirst()
        .orElseThrow(() -> notKnown(typed, installed, others));
  }

  /// Whether a hold was written: one that holds as much already stays as it is.
  private boolean hold(Wish wish, Candidate from, Past past, Optional<Said> before)
      throws SyncException, InterruptedException {
    if (before.filter(said -> holds(said, from, past)).isPresent()) {
      return false;
    }
    write(new Hold(Optional.empty(), Optional.of(from.revision())), wish, reason(wish, from));
    return true;
  }

  // A person's own hold is more than ours. One of an earlier rollback is, unless what is gone back
  // from now came after it: else what was gone back from first would be on offer again.
  private static boolean holds(Said said, Candidate from, Past past) {
    return heldPast(said).filter(bad -> past.isPast(from, bad)).isEmpty();
  }

  private static Optional<Revision> heldPast(Said said) {
    return said.what() instanceof Hold(_, var past) ? past : Optional.empty();
  }

  private void undoHold(Wish wish, Optional<Said> before)
      throws SyncException, InterruptedException {
    if (before.isPresent()) {
      household
          .ledger()
          .write(household.tenure(), List.of(new Entry.PersonSaid(sync(), before.get())));
    } else {
      write(new PersonDecision.Unhold(), wish, "the rollback failed");
    }
  }

  private void write(PersonDecision what, Wish wish, String why)
      throws SyncException, InterruptedException {
    var said = new Said(what, wish.who(), household.pace().now(), why);
    household.ledger().write(household.tenure(), List.of(new Entry.PersonSaid(sync(), said)));
  }

  private static String reason(Wish wish, Candidate from) {
    var back = "rolled back from " + from.label();
    return wish.reason().isBlank() ? back : "%s, %s".formatted(back, wish.reason());
  }

  private SyncException nothing(Optional<Candidate> installed, List<Inventory> proven) {
    boolean isOnly =
        proven.stream()
            .allMatch(each -> installed.filter(now -> Past.isSame(each.of(), now)).isPresent());
    return SyncException.rejected(
        "SYN-ROLLBACK-NONE",
        "rolling back " + sync(),
        installed
            .map(now ->
                proven.isEmpty()
                    ? "nothing was ever known to be good here, %s neither".formatted(now.label())
                    : isOnly
                        ? "nothing but %s was ever known to be good".formatted(now.label())
                        : "there is nothing to go back to: nothing older than %s is known to be good"
                            .formatted(now.label()))
            .orElse("nothing was ever brought"),
        isOnly
            ? "Pin the version you want: syncline pin %s VERSION".formatted(sync())
            : "Name what you want: syncline rollback %s --to VERSION; it can go to: %s"
                .formatted(
                    sync(),
                    proven.stream()
                        .map(Inventory::of)
                        .filter(each -> installed.filter(now -> Past.isSame(each, now)).isEmpty())
                        .map(Candidate::label)
                        .collect(Collectors.joining(", "))));
  }

  private SyncException notKnown(
      String typed, Optional<Candidate> installed, List<Inventory> others) {
    boolean here = installed.filter(now -> Standing.names(typed, now)).isPresent();
    var choice = others.stream().map(each -> each.of().label()).collect(Collectors.joining(", "));
    return SyncException.rejected(
        "SYN-ROLLBACK-UNKNOWN",
        "rolling back %s to %s".formatted(sync(), typed),
        here ? "that is installed now" : "no such version was ever known to be good here",
        others.isEmpty()
            ? "Pin the version you want: syncline pin %s VERSION".formatted(sync())
            : "It can go back to: " + choice);
  }
}
