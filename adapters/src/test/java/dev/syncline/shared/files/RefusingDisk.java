package dev.syncline.shared.files;

import dev.syncline.core.run.FaultPoints;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;

/// A disk that refuses once, at one of its points, and counts them. What a journal passes is not
/// its own.
public final class RefusingDisk implements FaultPoints {
  private final String why;
  private final List<String> passed = new ArrayList<>(); // guarded by this
  private int refuseAt = -1; // guarded by this

  public RefusingDisk(String why) {
    this.why = why;
  }

  public synchronized void refuseAt(int point) {
    passed.clear();
    refuseAt = point;
  }

  @Override
  public synchronized void at(String name) {
    if (name.startsWith("journal.")) {
      return;
    }
    boolean refuses = passed.size() == refuseAt;
    passed.add(name);
    if (refuses) {
      throw new UncheckedIOException(new FileSystemException("the disk", null, why));
    }
  }

  /// Whether it has refused, and where.
  public synchronized boolean hasRefused() {
    return refuseAt >= 0 && passed.size() > refuseAt;
  }

  public synchronized String lastPoint() {
    return passed.get(refuseAt);
  }
}
