package dev.syncline.bench.scene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Programs that wait for webhooks.
public final class Daemons {
  /// The sync that is rung.
  public static final String FIRST = "sync-0";

  private Daemons() {}

  /// `syncline watch` with so many syncs that follow tags of `server` and poll once a day.
  public static Service watch(Path directory, Path launcher, int port, TagServer server, int syncs)
      throws IOException, InterruptedException {
    var text = new StringBuilder();
    text.append("state: state\nwebhook: {secret: \"${env:HOOK}\"}\n")
        .append("defaults: {poll: 1d, reconcile: 1d}\nsyncs:\n");
    for (int sync = 0; sync < syncs; sync++) {
      text.append("  sync-%d:%n".formatted(sync))
          .append(
              "    source: {git: {url: \"%s\", track: tags, range: \">=1000\"}}%n"
                  .formatted(server.url(sync)))
          .append("    target: {directory: {path: www-%d}}%n".formatted(sync));
    }
    var file = Files.writeString(directory.resolve("syncline.yaml"), text);
    var words =
        List.of(
            launcher.toString(),
            "watch",
            "--port",
            Integer.toString(port),
            "--config",
            file.toString());
    return Service.start(directory, Map.of("HOOK", Hook.SECRET), port, words);
  }

  /// adnanh/webhook with one hook, `bench`: the same signature, then `true`.
  public static Service peer(Path directory, int port) throws IOException, InterruptedException {
    var installer = System.getProperty("syncline.root", ".") + "/peers/webhook.sh";
    var program = Program.in(directory).lastLine(List.of("bash", installer));
    var hooks =
        """
        [{"id": "bench", "execute-command": "/bin/true", "trigger-rule": {"match": {
          "type": "payload-hmac-sha256", "secret": "%s",
          "parameter": {"source": "header", "name": "X-Signature"}}}}]
        """
            .formatted(Hook.SECRET);
    var file = Files.writeString(directory.resolve("hooks.json"), hooks);
    var words =
        List.of(
            program,
            "-hooks",
            file.toString(),
            "-ip",
            "127.0.0.1",
            "-port",
            Integer.toString(port));
    return Service.start(directory, Map.of(), port, words);
  }
}
