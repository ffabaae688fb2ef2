package dev.syncline.shared.ledger;

import dev.syncline.core.ledger.Delivery.Ring;
import dev.syncline.core.ledger.Delivery.State;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.Entry.RunEnded;
import dev.syncline.core.ledger.Entry.RunOpened;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;

/// Writes entries into the tables, within a transaction that the caller has begun and commits. What
/// an entry makes superfluous goes in the same transaction, so nothing grows without bound.
public final class LedgerTables {
  private final Bounds bounds;

  public LedgerTables(Bounds bounds) {
    this.bounds = bounds;
  }

  /// In which it is written now.
  public Tenure tenure(Sql sql) throws SQLException {
    return new Tenure(sql.number("SELECT epoch FROM tenure"));
  }

  /// Rejected where `asked` is not the `current` one.
  public void require(Tenure asked, Tenure current) throws SyncException {
    if (!asked.equals(current)) {
      throw Refusals.tenure(asked, current.epoch());
    }
  }

  /// `now` is only for what is kept by age. Rejected where the entry is impossible: a run that is
  /// unknown or over, an approval that was used, a delivery that was accepted, a name that is
  /// taken; the caller then undoes all of them.
  public void write(Sql sql, Entry entry, Instant now) throws SQLException, SyncException {
    switch (entry) {
      case RunOpened opened -> open(sql, opened, now);
      case Entry.RunTook took -> RunTable.take(sql, took);
      case Entry.StepTaken taken -> RunTable.addStep(sql, taken);
      case Entry.ProblemNoted noted -> RunTable.note(sql, noted);
      case Entry.LogKept kept -> RunTable.keepLog(sql, kept);
      case Entry.Intended intended -> IntentTable.open(sql, intended);
      case Entry.Journaled journaled -> IntentTable.append(sql, journaled);
      case Entry.Watched watched -> IntentTable.watch(sql, watched);
      case RunEnded ended -> end(sql, ended);
      case Entry.Looked(var look) -> StandingTables.look(sql, look);
      case Entry.WatermarkMoved(var sync, var mark) -> StandingTables.move(sql, sync, mark);
      case Entry.Installed(var sync, var inventory) ->
          InventoryTable.hold(sql, sync, InventoryTable.INSTALLED, inventory);
      case Entry.ProvenGood(var sync, var inventory) -> InventoryTable.prove(sql, sync, inventory);
      case Entry.Sighted(var sync, var sightings) ->
          PolicyTables.sight(sql, sync, sightings, bounds);
      case Entry.SightingAccepted(var sync, var sighting) ->
          PolicyTables.accept(sql, sync, sighting);
      case Entry.Quarantined(var sync, var quarantine) ->
          PolicyTables.quarantine(sql, sync, quarantine);
      case Entry.QuarantineLifted(var sync, var origin, var revision) ->
          PolicyTables.lift(sql, sync, origin, revision);
      case Entry.AttemptFailed(var sync, var origin, var revision) ->
          PolicyTables.countAttempt(sql, sync, origin, revision);
      case Entry.PersonSaid(var sync, var said) -> PolicyTables.say(sql, sync, said, bounds);
      case Entry.ApprovalUsed(var sync, var said) -> PolicyTables.use(sql, sync, said);
      case Entry.ConditionSet(var sync, var condition) -> StandingTables.set(sql, sync, condition);
      case Entry.MessageQueued(var message) -> OutboxTable.queue(sql, message);
      case Entry.MessageDone(var id) -> OutboxTable.done(sql, id);
      case Entry.MessageDelayed delayed -> OutboxTable.delay(sql, delayed);
      case Entry.DeliveryAccepted accepted -> DeliveryTable.accept(sql, accepted);
      case Entry.DeliveryDone(var id, var sync, var note) ->
          DeliveryTable.end(sql, id, new Ring(sync, State.DONE, note));
      case Entry.DeliveryFailed(var id, var sync, var note) ->
          DeliveryTable.end(sql, id, new Ring(sync, State.FAILED, note));
      case Entry.Forgotten(var sync) -> NameTables.forget(sql, sync);
      case Entry.Renamed(var from, var to) -> NameTables.rename(sql, from, to);
    }
  }

  private void open(Sql sql, RunOpened opened, Instant now) throws SQLException, SyncException {
    RunTable.open(sql, opened);
    RunTable.sweep(sql, opened.sync(), bounds, now);
  }

  private static void end(Sql sql, RunEnded ended) throws SQLException, SyncException {
    RunTable.end(sql, ended);
    if (ended.outcome().isFinal()) {
      IntentTable.close(sql, ended.run());
    }
  }
}
