package dev.syncline.source.release;

import java.util.Locale;

/// An operating system and a processor by Go's names, as assets are called: `linux`, `amd64`.
public record Platform(String os, String arch) {
  /// Of the machine that this runs on.
  public static Platform here() {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  /// From what Java calls them.
  static Platform of(String os, String arch) {
    var system = os.toLowerCase(Locale.ROOT);
    return new Platform(
        system.startsWith("mac") ? "darwin" : system.startsWith("windows") ? "windows" : system,
        switch (arch.toLowerCase(Locale.ROOT)) {
          case "x86_64", "amd64" -> "amd64";
          case "aarch64", "arm64" -> "arm64";
          case "x86", "i386", "i686" -> "386";
          default -> arch.toLowerCase(Locale.ROOT);
        });
  }

  @Override
  public String toString() {
    return os + "-" + arch;
  }
}
