package dev.syncline.shared.process;

import static java.util.stream.Collectors.toSet;

import dev.syncline.core.run.Pace;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A child and everything that it started, found in three ways: by descent, by the session that the
/// child leads (while it lives, so that nobody else can have its number), and by the marker in the
/// environment, which also those carry that were started twice over into a session of their own.
/// One that leaves the session, loses its parent and clears its environment gets away.
///
/// Signals go to each process by itself and only while its start time is the one that was seen: a
/// number, and that of a group too, may meanwhile be another's.
final class ProcessTree {
  private static final Duration STEP = Duration.ofMillis(20);
  private static final int KILL_ROUNDS = 250;

  private final Process leader;
  private final String marker;
  private final boolean leadsSession;
  private final Pace pace;
  private final Set<ProcessHandle> known = new HashSet<>();

  ProcessTree(Process leader, String marker, boolean leadsSession, Pace pace) {
    this.leader = leader;
    this.marker = marker;
    this.leadsSession = leadsSession;
    this.pace = pace;
    known.add(leader.toHandle());
  }

  /// Asks all to end, waits for at most `grace`, then kills what is left. An interrupt shortens the
  /// grace, is kept, and changes nothing else. Bounded also where something cannot be killed.
  void end(Duration grace) {
    boolean interrupted = false;
    var asked = new HashSet<ProcessHandle>();
    for (long left = grace.dividedBy(STEP); left > 0 && !interrupted; left--) {
      var living = living();
      if (living.isEmpty()) {
        return;
      }
      living.stream().filter(asked::add).forEach(ProcessHandle::destroy);
      interrupted = !rest();
    }
    for (int round = 0; round < KILL_ROUNDS; round++) {
      var living = living();
      if (living.isEmpty()) {
        break;
      }
      living.forEach(ProcessHandle::destroyForcibly);
      interrupted |= !rest();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean rest() {
    try {
      pace.sleep(STEP);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private List<ProcessHandle> living() {
    if (ProcessTable.isKnown()) {
      return byTable();
    }
    known.addAll(known.stream().flatMap(ProcessHandle::descendants).toList());
    return known.stream().filter(ProcessHandle::isAlive).toList();
  }

  private List<ProcessHandle> byTable() {
    var all = ProcessTable.all();
    all.stream().filter(this::isOurs).map(ProcessTable.Entry::handle).forEach(known::add);
    while (addChildren(all)) {
      // until a look adds none
    }
    return all.stream()
        .filter(entry -> !entry.isOver() && known.contains(entry.handle()))
        .map(ProcessTable.Entry::handle)
        .toList();
  }

  private boolean isOurs(ProcessTable.Entry entry) {
    if (entry.isOver() || entry.handle().equals(ProcessHandle.current())) {
      return false;
    }
    return (leadsSession && leader.isAlive() && entry.session() == leader.pid())
        || entry.isMarkedBy(marker);
  }

  private boolean addChildren(List<ProcessTable.Entry> all) {
    var parents =
        known.stream().filter(ProcessHandle::isAlive).map(ProcessHandle::pid).collect(toSet());
    var children =
        all.stream()
            .filter(entry -> parents.contains(entry.parent()))
            .map(ProcessTable.Entry::handle)
            .toList();
    return known.addAll(children);
  }
}
