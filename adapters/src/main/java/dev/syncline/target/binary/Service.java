package dev.syncline.target.binary;

import dev.syncline.core.content.Digest;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.process.Running;
import dev.syncline.shared.process.Signals;
import dev.syncline.shared.process.Signals.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// The process that a pid file names, and whether what it runs is what lies on disk.
///
/// TERM, INT and QUIT end it and somebody starts it again: then it must run the new file, else it
/// is unhealthy. After any other signal it mostly goes on with the program it was started from (a
/// HUP means "read your settings again"), which is told and no more. Where it cannot be known
/// nothing is said: a script runs as its interpreter, and another user's process does not show its
/// program.
record Service(Signals signals, Signal signal, Path pidFile, Path live) {
  static Service of(BinarySettings.Reload.BySignal reload, Path live, Signals signals) {
    return new Service(signals, reload.told(), reload.pidFile(), live);
  }

  /// Empty while it does not run; Rejected where the pid file says something else than a process.
  Optional<Running> running() throws SyncException {
    try {
      return Optional.of(signals.named(pidFile));
    } catch (SyncException e) {
      if (e.fault() instanceof Fault.Transient) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// For people.
  String absence() {
    return "no process runs by " + pidFile.getFileName();
  }

  /// Whether a service that is signalled so is started anew.
  boolean mustStartAnew() {
    return switch (signal) {
      case TERM, INT, QUIT -> true;
      case HUP, USR1, USR2, WINCH -> false;
    };
  }

  /// Whether it, or one that it started, runs a file that lay at the live path once, and none runs
  /// these bytes.
  boolean runsAnother(Running process, Digest bytes) {
    var ours =
        Stream.concat(Stream.of(process), process.descendants().stream())
            .filter(this::isFromLivePath)
            .toList();
    return !ours.isEmpty() && ours.stream().noneMatch(each -> runs(each, bytes));
  }

  private boolean runs(Running process, Digest bytes) {
    return process.runs(live) || process.digest().equals(Optional.of(bytes));
  }

  private boolean isFromLivePath(Running process) {
    return process.program().filter(program -> program.equals(realLive())).isPresent();
  }

  private Path realLive() {
    try {
      return live.toRealPath();
    } catch (IOException e) {
      return live;
    }
  }
}
