package dev.syncline.app.work.begin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that the files of a project say. `socket` is where Process Compose listens, from the root.
record Found(
    List<Subsystem> subsystems,
    List<Managed> processes,
    Map<String, Listed> manifest,
    Optional<Said> socket,
    List<Draft.LeftOut> unread) {
  Found {
    subsystems = List.copyOf(subsystems);
    processes = List.copyOf(processes);
    manifest = Map.copyOf(new LinkedHashMap<>(manifest));
    unread = List.copyOf(unread);
  }

  /// What `manifest.yaml` says of one subsystem.
  record Listed(Optional<Said> version, Optional<Said> upstream) {
    static final Listed NOTHING = new Listed(Optional.empty(), Optional.empty());
  }

  /// A process of `process-compose.yaml`.
  record Managed(String name, String command, Probe probe, String from) {}

  /// How Process Compose knows that a process is ready.
  sealed interface Probe {
    record None() implements Probe {}

    record ByHttp(String url) implements Probe {}

    record ByCommand() implements Probe {}
  }
}
