package dev.syncline.app.platform;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// Where the real programs are found.
final class Peers {
  private Peers() {}

  /// A `PATH` that holds them.
  static String path() {
    var home = System.getProperty("user.home");
    var peers =
        Optional.ofNullable(System.getenv("SYNCLINE_PEERS"))
            .orElse(home + "/.cache/syncline-peers");
    return "%s/bin:%s:/usr/local/go/bin".formatted(peers, System.getenv("PATH"));
  }

  static Path program(String name) {
    return Arrays.stream(path().split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(name + " is not on " + path()));
  }
}
