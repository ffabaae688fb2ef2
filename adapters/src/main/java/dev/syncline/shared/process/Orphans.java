package dev.syncline.shared.process;

import dev.syncline.core.run.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What a killed Syncline left running: children lead sessions of their own, so they outlive it.
/// Known by their [Mark] alone: it names this state directory, and a process that is gone. Finds
/// nothing where the system does not tell (it needs Linux), and nothing of other containers.
public final class Orphans {
  private static final Duration STEP = Duration.ofMillis(20);
  private static final int ROUNDS_MAX = 250;

  private final Path state;
  private final Pace pace;

  public Orphans(Path state, Pace pace) {
    this.state = state;
    this.pace = pace;
  }

  /// Kills them and waits until they are gone. Bounded also where one cannot be killed.
  public void end() throws InterruptedException {
    var key = Mark.keyOf(state);
    if (key.isEmpty()) {
      return;
    }
    for (int round = 0; round < ROUNDS_MAX; round++) {
      var left = left(key.get());
      if (left.isEmpty()) {
        return;
      }
      left.forEach(ProcessHandle::destroyForcibly);
      pace.sleep(STEP);
    }
  }

  private static List<ProcessHandle> left(String key) {
    return ProcessTable.all().stream()
        .filter(entry -> !entry.isOver() && isOrphan(entry, key))
        .map(ProcessTable.Entry::handle)
        .toList();
  }

  private static boolean isOrphan(ProcessTable.Entry entry, String key) {
    return entry
        .variable(Mark.VARIABLE)
        .flatMap(Mark::ownerIn)
        .filter(owner -> owner.state().equals(key) && !owner.isAlive())
        .filter(_ -> entry.isOfOurNamespace())
        .isPresent();
  }
}
