import java.util.Locale;

/// An operating system and a processor: as archives are named, and as the launcher finds them.
///
/// @param system `linux` or `darwin`
/// @param architecture `amd64` or `arm64`
record Platform(String system, String architecture) {
  static Platform here() {
    var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return new Platform(
        system.startsWith("mac") ? "darwin" : system,
        switch (System.getProperty("os.arch")) {
          case "amd64", "x86_64" -> "amd64";
          case "aarch64" -> "arm64";
          case String other -> other;
        });
  }

  String fillIn(String launcher) {
    var machine = architecture.equals("amd64") ? "x86_64" : "aarch64";
    return launcher.replace("@SYSTEM@", system).replace("@MACHINE@", machine);
  }

  @Override
  public String toString() {
    return system + "-" + architecture;
  }
}
