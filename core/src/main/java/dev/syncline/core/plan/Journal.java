package dev.syncline.core.plan;

import dev.syncline.core.run.SyncException;
import java.util.List;

/// The steps of one intent, kept durably and in order. The words are the target's own; nobody else
/// reads them.
public interface Journal {
  /// Appends `step`; when this returns it survives a power cut. Transient if the disk refuses.
  void append(String step) throws SyncException, InterruptedException;

  /// All steps so far, oldest first, also those of earlier lives.
  List<String> steps();

  /// One line that a called program printed, for the run's log; not a step, and not durable.
  /// Secrets are already out.
  default void said(String line) {}

  default boolean holds(String step) {
    return steps().contains(step);
  }
}
