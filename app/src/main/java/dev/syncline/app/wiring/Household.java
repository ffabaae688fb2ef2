package dev.syncline.app.wiring;

import dev.syncline.core.ledger.Ledger;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.Problem;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.Passes;
import dev.syncline.engine.event.Events;
import dev.syncline.engine.pass.Workshop;
import dev.syncline.engine.sentence.Declaration;
import java.util.List;
import java.util.Optional;

/// The state directory opened, and the declared syncs wired: what a command works with. Closed at
/// the end of the command.
public interface Household extends AutoCloseable {
  Ledger ledger();

  Tenure tenure();

  Pace pace();

  /// What a person must hear of the opening: the ledger was damaged and a new one began.
  Optional<Problem> opened();

  /// The process that writes here now, in words; empty where none does.
  Optional<String> writer();

  /// Who hears of what happens.
  Events events();

  /// What passes work with; [Declaration]s are surveyed and brought with it.
  Workshop workshop();

  /// Has passes made, at most `places` at once.
  Passes passes(int places);

  /// Has `sync` looked at soon; false where no daemon is there to do so.
  boolean ring(SyncName sync);

  /// Every declared sync, in the order of the file.
  List<SyncName> names();

  /// What is to be said where the `pin-file` of a sync does not name what is in place.
  Optional<String> pinLag(SyncName sync) throws SyncException;

  /// The named syncs, wired, in the order of the file; all where `named` is empty. Rejected
  /// (`SYN-SYNC-UNKNOWN`, with the nearest name) for a name that is not declared.
  List<Declaration<?>> declared(List<SyncName> named) throws SyncException;

  /// Delivers the notices that are due, once; what is not taken waits in the ledger for the next
  /// time. For one-shot commands: a daemon delivers by itself.
  void deliver() throws SyncException, InterruptedException;

  @Override
  void close();
}
