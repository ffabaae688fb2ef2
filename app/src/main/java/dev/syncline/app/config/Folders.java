package dev.syncline.app.config;

import java.nio.file.Path;

/// What paths in a configuration count from: `base` the relative ones, `home` those with `~/`.
record Folders(Path base, Path home) {
  Path resolve(String written) {
    if (written.equals("~")) {
      return home;
    }
    var from =
        written.startsWith("~/") ? home.resolve(written.substring(2)) : base.resolve(written);
    return from.toAbsolutePath().normalize();
  }
}
