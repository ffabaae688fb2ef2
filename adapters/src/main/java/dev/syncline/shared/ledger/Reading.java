package dev.syncline.shared.ledger;

import dev.syncline.core.run.SyncException;
import dev.syncline.shared.sql.SqlWork;

/// Does a read in one transaction of its own, on some connection.
public interface Reading {
  <T> T read(SqlWork<T> work) throws SyncException;
}
