package dev.syncline.target.binary;

import dev.syncline.core.run.SyncException;
import dev.syncline.shared.files.DiskRefusal;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/// Turns what a disk refuses into faults.
final class Disk {
  private Disk() {}

  /// Something that touches the disk.
  interface Work<T> {
    T done() throws IOException, SyncException, InterruptedException;
  }

  /// Does `work` on `what`: Transient where the disk refuses. An interrupt that closed a channel is
  /// an interrupt.
  static <T> T attempt(String what, Work<T> work) throws SyncException, InterruptedException {
    try {
      return work.done();
    } catch (ClosedByInterruptException interrupt) {
      Thread.interrupted(); // thrown on instead
      throw (InterruptedException)
          new InterruptedException("interrupted at " + what).initCause(interrupt);
    } catch (IOException refusal) {
      throw fault(what, refusal).causedBy(refusal);
    }
  }

  private static SyncException fault(String what, IOException refusal) {
    return DiskRefusal.isFull(refusal)
        ? noRoom(what, DiskRefusal.words(refusal))
        : SyncException.passing(
            "SYN-BINARY-DISK",
            what,
            DiskRefusal.words(refusal),
            "look at the disk, the owner and the mode of the directory it lies in");
  }

  static SyncException noRoom(String what, String why) {
    return SyncException.passing(
        "SYN-BINARY-SPACE", what, why, "make room on the file system that the binary lies on");
  }
}
