package dev.syncline.app.config;

import dev.syncline.core.run.SyncName;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that a configuration says, checked. `base` is the folder that relative paths were
/// counted from; all paths here are absolute. `credentials` by host or `host:port`, `syncs` in the
/// order of the file.
public record Configuration(
    List<Path> files,
    Path base,
    Path state,
    int places,
    Optional<Path> manifest,
    DaemonSection daemon,
    ConnectionSection connection,
    Map<String, CredentialSection> credentials,
    List<NotifySection> notices,
    Map<SyncName, SyncSection> syncs) {
  /// The name of the state directory, beside the file.
  public static final String STATE_DEFAULT = ".syncline";

  /// How many passes go on at once.
  public static final int PLACES_DEFAULT = 4;

  public Configuration {
    files = List.copyOf(files);
    notices = List.copyOf(notices);
    credentials = Collections.unmodifiableMap(new LinkedHashMap<>(credentials));
    syncs = Collections.unmodifiableMap(new LinkedHashMap<>(syncs));
  }
}
