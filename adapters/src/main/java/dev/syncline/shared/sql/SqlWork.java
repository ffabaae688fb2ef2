package dev.syncline.shared.sql;

import dev.syncline.core.run.SyncException;
import java.sql.SQLException;

/// Something done on one connection; it keeps nothing of it.
@FunctionalInterface
public interface SqlWork<T> {
  T on(Sql sql) throws SQLException, SyncException;
}
