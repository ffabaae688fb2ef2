package dev.syncline.app.work.recall;

import dev.syncline.app.wiring.Household;
import dev.syncline.core.ledger.Look;
import dev.syncline.core.ledger.OpenRun;
import dev.syncline.core.ledger.Run;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.policy.Quarantine;
import dev.syncline.core.policy.Said;
import dev.syncline.core.policy.Standing;
import dev.syncline.core.run.Condition;
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
    List<Quarantine> quarantines,
    List<Condition> conditions,
    Instant now) {
  static Facts of(SyncName sync, Household household) throws SyncException {
    var ledger = household.ledger();
    return new Facts(
        sync,
        household.names().contains(sync),
        ledger.inventories().of(sync).installed().map(Inventory::of),
        ledger.runs().open(sync),
        ledger.runs().of(sync, 1).stream().findFirst(),
        ledger.runs().lastLook(sync),
        ledger.decisions().of(sync),
        ledger.quarantines().of(sync),
        ledger.conditions().of(sync),
        household.pace().now());
  }

  Standing standing() {
    return Standing.of(said, now);
  }

  Optional<Condition> condition(Condition.Type type) {
    return conditions.stream().filter(condition -> condition.type() == type).findFirst();
  }

  /// When it was last looked at, by a pass of any kind.
  Optional<Instant> checked() {
    var ran = newest.map(run -> run.ended().orElse(run.started()));
    var looked = look.map(Look::at);
    return ran.isPresent() && looked.filter(ran.get()::isBefore).isEmpty() ? ran : looked;
  }
}
