package dev.syncline.app.work.say;

import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.SyncName;

/// Complaints about one of several syncs, in as many lines as they have.
public final class Complaints {
  private Complaints() {}

  /// With the name of the sync in front, and after it whatever a program printed.
  public static String of(SyncName sync, Complaint complaint) {
    return of(sync, complaint, complaint.next());
  }

  /// The same with other words on what to do next.
  public static String of(SyncName sync, Complaint complaint, String next) {
    var first = "%s: %s: %s".formatted(sync, complaint.what(), complaint.reason());
    var last = "%s [%s]".formatted(next, complaint.code());
    return complaint.more().isEmpty()
        ? "%s. %s".formatted(first, last)
        : "%s\n%s\n%s".formatted(first, String.join("\n", complaint.more()), last);
  }
}
