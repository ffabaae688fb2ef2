package dev.syncline.core.content;

import dev.syncline.core.run.SyncException;
import java.util.List;

/// Rows by the item they belong to (a session), read only when asked for, so that a plan can name
/// ten thousand items without holding one row.
public interface RowReader<R> {
  /// All rows of `item`, in the order in which they must be written. Empty: the item is gone.
  List<R> rowsOf(String item) throws SyncException, InterruptedException;
}
