package dev.syncline.testkit;

import dev.syncline.core.run.FaultPoints;
import java.util.ArrayList;
import java.util.List;

/// Counts the fault points that are passed and, once, halts at the one it is told to. From then on
/// every point halts: what is dead does not go on.
public final class HaltingFaultPoints implements FaultPoints {
  private final List<String> passed = new ArrayList<>(); // guarded by this
  private int haltAt = -1; // guarded by this
  private boolean dead; // guarded by this

  /// Halts at the `index`th point from now, counted from zero.
  public synchronized void haltAt(int index) {
    passed.clear();
    haltAt = index;
    dead = false;
  }

  /// Passes everything and counts anew.
  public synchronized void passAll() {
    haltAt(-1);
  }

  @Override
  public synchronized void at(String name) {
    if (dead || passed.size() == haltAt) {
      dead = true;
      throw new Halt(name);
    }
    passed.add(name);
  }

  /// The names of all points passed since it was set.
  public synchronized List<String> passed() {
    return List.copyOf(passed);
  }

  public synchronized boolean isDead() {
    return dead;
  }
}
