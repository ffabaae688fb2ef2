package dev.syncline.target.binary;

import dev.syncline.core.content.Digest;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.target.Look;
import dev.syncline.shared.compose.ProcessState;
import dev.syncline.shared.compose.Sight;
import dev.syncline.shared.compose.Supervisor;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Whether a process under Process Compose stays up, and ready where it has a probe. A new copy of
/// it since the last look is one failed look, and the next looks are about that copy. While Process
/// Compose is away nothing is known of it.
final class StaysUp implements HealthCheck {
  private record Copy(Digest bytes, long pid, long restarts) {}

  private final Supervisor supervisor;
  private final AtomicReference<Optional<Copy>> last = new AtomicReference<>(Optional.empty());

  StaysUp(Supervisor supervisor) {
    this.supervisor = supervisor;
  }

  @Override
  public Look look(Digest bytes) throws InterruptedException {
    try {
      return switch (supervisor.look()) {
        case Sight.Seen(var state) -> seen(bytes, state);
        case Sight.Nameless _ ->
            new Look.Unhealthy("Process Compose knows no process of this name any more");
        case Sight.Blurred(var why) -> new Look.Unknown("Process Compose: " + why);
      };
    } catch (SyncException e) {
      return new Look.Unknown(Commands.failure(e));
    }
  }

  private Look seen(Digest bytes, ProcessState state) {
    if (!state.isUp()) {
      return new Look.Unhealthy(
          "its process is %s, exit code %d".formatted(state.statusWord(), state.exitCode()));
    }
    var now = new Copy(bytes, state.pid(), state.restarts());
    var before = last.getAndSet(Optional.of(now)).filter(it -> it.bytes().equals(bytes));
    if (before.isPresent() && !before.get().equals(now)) {
      return new Look.Unhealthy(
          "process %d ended and %d took its place".formatted(before.get().pid(), now.pid()));
    }
    return state.isReady()
        ? new Look.Healthy()
        : new Look.Unhealthy("process %d is not ready".formatted(state.pid()));
  }
}
