package dev.syncline.app.wiring;

import dev.syncline.app.config.shape.Nearest;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import java.util.Collection;
import java.util.stream.Collectors;

/// The refusal of a name that is not declared.
final class UnknownSync {
  private UnknownSync() {}

  static SyncException of(SyncName name, Collection<SyncName> declared) {
    var names = declared.stream().map(SyncName::value).toList();
    var next =
        Nearest.of(name.value(), names)
            .map(near -> "Did you mean %s?".formatted(near))
            .orElseGet(
                () -> "Declared are: " + names.stream().sorted().collect(Collectors.joining(", ")));
    return SyncException.rejected(
        "SYN-SYNC-UNKNOWN", "sync " + name, "the configuration declares no such sync", next);
  }
}
