package dev.syncline.app;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.request.DemoRequest;
import dev.syncline.core.run.SyncException;
import dev.syncline.demo.platform.DemoSettings;
import dev.syncline.demo.platform.PlatformDemo;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The demos, each of which starts this very program as a person would.
final class Demos {
  private static final String PLATFORM = "platform";

  private Demos() {}

  static ExitCode play(DemoRequest request, PrintStream out)
      throws SyncException, InterruptedException {
    var name = request.name().orElse(PLATFORM);
    if (!name.equals(PLATFORM)) {
      throw SyncException.rejected(
          "SYN-DEMO-UNKNOWN", "demo " + name, "there is no demo of that name", "Known: platform");
    }
    if (!Files.isExecutable(java("javac"))) {
      throw SyncException.rejected(
          "SYN-DEMO-JDK",
          "demo " + name,
          "the demo compiles its services, and the Java that runs this is no JDK",
          "Run it from a source checkout: ./syncline demo");
    }
    var settings = DemoSettings.of(program(), request.keep());
    return PlatformDemo.run(settings, out::println) ? ExitCode.DONE : ExitCode.FAILED;
  }

  /// The words that start this program: its launcher where there is one, else this Java.
  private static List<String> program() {
    var launcher = System.getProperty("syncline.launcher", "");
    if (!launcher.isEmpty()) {
      return List.of(launcher);
    }
    return List.of(
        java("java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName());
  }

  private static Path java(String tool) {
    return Path.of(System.getProperty("java.home"), "bin", tool);
  }
}
