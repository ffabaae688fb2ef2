package dev.syncline.app.work.change;

import dev.syncline.app.wiring.Household;
import dev.syncline.core.content.Content;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.policy.PersonDecision.Hold;
import dev.syncline.core.policy.Said;
import dev.syncline.core.policy.Standing;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.target.Restorable;
import dev.syncline.engine.Rounds;
import dev.syncline.engine.event.Event;
import dev.syncline.engine.pass.Report;
import dev.syncline.engine.pass.Worker;
import dev.syncline.engine.sentence.Declaration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Goes back to what was known to be good. The hold that keeps it there is written first: a kill in
/// the middle must not bring back at once what somebody wanted to be rid of.
final class Rollback<T extends Content> {
  private final Declaration<T> declaration;
  private final Household household;
  private final Rounds rounds;

  Rollback(Declaration<T> declaration, Household household, Rounds rounds) {
    this.declaration = declaration;
    this.household = household;
    this.rounds = rounds;
  }

  /// Who wants it, and why, in words.
  record Wish(Optional<String> to, String who, String reason) {
    String words() {
      return reason.isBlank() ? "%s asked for it".formatted(who) : "%s: %s".formatted(who, reason);
    }
  }

  Report carryOut(Wish wish) throws SyncException, InterruptedException {
    requireRestorable();
    var owned = household.ledger().inventories().of(sync());
    var installed = owned.installed().map(Inventory::of);
    var to = destination(wish, installed);
    if (installed.isPresent()) {
      hold(wish, installed.get());
    }
    var shop = household.workshop();
    var began = shop.pace().now();
    var run = RunId.at(began, shop.random());
    shop.events()
        .tell(new Event.PassStarted(sync(), run, Set.of(Cause.PERSON), Duration.ZERO, began));
    var worker = new Worker<>(declaration, shop);
    try {
      return rounds.verdict(worker, worker.rollBack(run, to, wish.words()));
    } finally {
      worker.handOver(); // also when interrupted
    }
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

  private Inventory destination(Wish wish, Optional<Candidate> installed) throws SyncException {
    var proven = household.ledger().inventories().proven(sync());
    var others = proven.stream().filter(each -> !isSame(each.of(), installed)).toList();
    if (wish.to().isEmpty()) {
      return others.stream().findFirst().orElseThrow(() -> nothing(installed));
    }
    var typed = wish.to().get();
    return others.stream()
        .filter(each -> Standing.names(typed, each.of()))
        .findFirst()
        .orElseThrow(() -> notKnown(typed, installed, others));
  }

  private static boolean isSame(Candidate candidate, Optional<Candidate> installed) {
    return installed
        .filter(now -> now.origin().equals(candidate.origin()))
        .filter(now -> now.revision().equals(candidate.revision()))
        .isPresent();
  }

  private void hold(Wish wish, Candidate from) throws SyncException, InterruptedException {
    var now = household.pace().now();
    var standing = Standing.of(household.ledger().decisions().of(sync()), now);
    if (standing.hold().filter(Rollback::isForGood).isEmpty()) {
      var hold = new Hold(Optional.empty(), Optional.of(from.revision()));
      var said = new Said(hold, wish.who(), now, reason(wish, from));
      household.ledger().write(household.tenure(), List.of(new Entry.PersonSaid(sync(), said)));
    }
  }

  private static String reason(Wish wish, Candidate from) {
    var back = "rolled back from " + from.label();
    return wish.reason().isBlank() ? back : "%s, %s".formatted(back, wish.reason());
  }

  // Somebody holds it whatever comes: that is more, and stays.
  private static boolean isForGood(Said said) {
    return said.what() instanceof Hold(var until, var past) && until.isEmpty() && past.isEmpty();
  }

  private SyncException nothing(Optional<Candidate> installed) {
    return SyncException.rejected(
        "SYN-ROLLBACK-NONE",
        "rolling back " + sync(),
        installed
            .map(now -> "nothing but %s was ever known to be good".formatted(now.label()))
            .orElse("nothing was ever brought"),
        "Pin the version you want: syncline pin %s VERSION".formatted(sync()));
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
