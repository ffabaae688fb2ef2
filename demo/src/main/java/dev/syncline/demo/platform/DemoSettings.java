package dev.syncline.demo.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How the demo is played. `syncline`: the words that start the program. `keep`: the folder stays.
/// `folder`: an empty one, or one that is not there yet, else a temporary one. `healthAlwaysGreen`:
/// the bad version is healthy, so that the demo must fail.
public record DemoSettings(
    List<String> syncline, boolean keep, Optional<Path> folder, boolean healthAlwaysGreen) {
  public DemoSettings {
    syncline = List.copyOf(syncline);
    if (syncline.isEmpty()) {
      throw new IllegalArgumentException("a demo needs the command that starts syncline");
    }
  }

  /// As `syncline demo` plays it.
  public static DemoSettings of(List<String> syncline, boolean keep) {
    return new DemoSettings(syncline, keep, Optional.empty(), false);
  }
}
