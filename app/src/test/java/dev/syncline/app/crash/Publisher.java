package dev.syncline.app.crash;

import dev.syncline.demo.git.GitServer;
import dev.syncline.demo.git.Item;
import dev.syncline.demo.git.Upstream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A real git server with one service whose versions are published by tags. A sick one says so in
/// its text, which its health command finds.
final class Publisher implements AutoCloseable {
  static final String OLD = "v1.0.0";
  static final String NEW = "v1.1.0";

  private final Upstream upstream;
  private final GitServer server;

  private Publisher(Upstream upstream, GitServer server) {
    this.upstream = upstream;
    this.server = server;
  }

  static Publisher open(Path root) throws IOException {
    return new Publisher(Upstream.create(root.resolve("service.git")), GitServer.open(root));
  }

  /// The commit that it is from now on.
  String publish(String version, String words) throws IOException {
    return publishScript(version, text(version, words));
  }

  /// The same with `script` as its only file.
  String publishScript(String version, String script) throws IOException {
    var text = script.getBytes(StandardCharsets.UTF_8);
    var commit = upstream.commit("main", new Item.File("service.sh", text, true));
    upstream.tag(version, commit);
    return commit;
  }

  /// The bytes of the binary that comes of it.
  static String text(String version, String words) {
    return "#!/bin/sh\n# %s\necho service %s\n".formatted(words, version);
  }

  String url() {
    return server.url("service.git");
  }

  GitServer server() {
    return server;
  }

  @Override
  public void close() {
    server.close();
    upstream.close();
  }
}
