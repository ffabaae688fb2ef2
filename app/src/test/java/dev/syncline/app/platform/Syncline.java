package dev.syncline.app.platform;

import dev.syncline.app.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The whole program in processes of its own, at work in a checkout.
record Syncline(Path checkout, String secret) {
  /// How a command ended, and what it said.
  record Said(int exit, String out, String err) {}

  Said run(String... words) throws IOException, InterruptedException {
    var out = Files.createTempFile(checkout.getParent(), "said", ".out");
    var err = Files.createTempFile(checkout.getParent(), "said", ".err");
    var process = builder(words).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    return new Said(process.waitFor(), Files.readString(out), Files.readString(err));
  }

  /// Starts `watch`, which writes its log beside the checkout.
  Watch watch(int port) throws IOException {
    var log = checkout.resolveSibling("watch.log");
    var process =
        builder("watch", "--port", Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return new Watch(process, port, secret);
  }

  private ProcessBuilder builder(String... words) throws IOException {
    var temporary = Files.createDirectories(checkout.resolveSibling("tmp"));
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dstdout.encoding=UTF-8",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).directory(checkout.toFile());
    builder.environment().put("PATH", Peers.path());
    builder.environment().put("WEBHOOK_SECRET", secret);
    return builder;
  }
}
