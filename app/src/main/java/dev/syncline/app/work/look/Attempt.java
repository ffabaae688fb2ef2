package dev.syncline.app.work.look;

import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.SyncName;

/// What came of looking at one sync: one that fails does not hide the others.
sealed interface Attempt<R> {
  SyncName sync();

  record Done<R>(SyncName sync, R result) implements Attempt<R> {}

  record Failed<R>(SyncName sync, Complaint complaint) implements Attempt<R> {}
}
