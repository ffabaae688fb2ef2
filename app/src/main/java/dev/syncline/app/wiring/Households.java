package dev.syncline.app.wiring;

import dev.syncline.core.run.SyncException;

/// Opens households, once the configuration has been read.
public interface Households {
  /// For commands that change nothing: needs no lock, works beside a running daemon, on a state
  /// directory that is not there yet, and on one that is read-only.
  Household toRead() throws SyncException, InterruptedException;

  /// For commands that change something: holds the state directory's lock. Rejected where another
  /// process keeps holding it, with its pid.
  Household toChange() throws SyncException, InterruptedException;
}
