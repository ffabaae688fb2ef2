package dev.syncline.target.binary;

import dev.syncline.core.run.Pace;
import dev.syncline.shared.process.Processes;
import dev.syncline.shared.process.Signals;
import dev.syncline.shared.wire.HealthProbe;
import java.time.Duration;

/// The programs, processes and addresses that one binary needs to reach.
record Outside(Commands commands, Signals signals, HealthProbe probe, Supervision supervision) {
  static Outside of(Processes processes, HealthProbe probe, Pace pace) {
    return new Outside(
        command -> processes.run(command, _ -> {}),
        new Signals(processes),
        probe,
        new Supervision(pace, Duration.ofSeconds(1)));
  }
}
