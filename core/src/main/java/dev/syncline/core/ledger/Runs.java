package dev.syncline.core.ledger;

import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import java.util.List;
import java.util.Optional;

/// What was done, newest first.
public interface Runs {
  /// By its whole name or by as much of its end or beginning as is unique.
  Optional<Run> find(String name) throws SyncException;

  /// The newest runs of `sync`, at most `limit`.
  List<Run> of(SyncName sync, int limit) throws SyncException;

  /// The run of `sync` whose intent is open, if there is one.
  Optional<OpenRun> open(SyncName sync) throws SyncException;

  /// The kept tail of what a run's commands said; empty if they said nothing.
  String log(RunId run) throws SyncException;

  /// What the last pass saw.
  Optional<Look> lastLook(SyncName sync) throws SyncException;
}
