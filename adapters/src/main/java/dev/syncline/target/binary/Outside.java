package dev.syncline.target.binary;

import dev.syncline.shared.process.Processes;
import dev.syncline.shared.process.Signals;
import dev.syncline.shared.wire.HealthProbe;

/// The programs, processes and addresses that one binary needs to reach.
record Outside(Commands commands, Signals signals, HealthProbe probe) {
  static Outside of(Processes processes, HealthProbe probe) {
    return new Outside(command -> processes.run(command, _ -> {}), new Signals(processes), probe);
  }
}
