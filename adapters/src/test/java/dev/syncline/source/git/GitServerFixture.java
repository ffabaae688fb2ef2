package dev.syncline.source.git;

import dev.syncline.core.policy.Track;
import dev.syncline.demo.git.GitBackend;
import dev.syncline.demo.git.GitServer;
import dev.syncline.demo.git.Upstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A real git server on loopback with one upstream, and how a source asks it.
abstract class GitServerFixture {
  @TempDir Path temp;

  GitServer server;
  Upstream upstream;
  String url;

  /// Serves the bare repositories below `root`.
  abstract GitBackend backend(Path root) throws IOException;

  /// Makes it a server that serves only what its refs name.
  abstract void refuseIds(Upstream upstream) throws IOException;

  @BeforeEach
  void open() throws Exception {
    var root = Files.createDirectory(temp.resolve("root"));
    server = GitServer.open(backend(root));
    upstream = Upstream.create(root.resolve("nats.git"));
    url = server.url("nats.git");
  }

  @AfterEach
  void close() {
    server.close();
    upstream.close();
  }

  static String module(String path, String address) {
    return "[submodule \"x\"]\n\tpath = %s\n\turl = %s\n".formatted(path, address);
  }

  GitSource withSubmodules() throws Exception {
    return new GitSource(
        new GitSettings(
            url,
            Track.COMMITS,
            Optional.empty(),
            Optional.empty(),
            true,
            1 << 20,
            Duration.ofSeconds(30)),
        GitWorld.remotes());
  }

  GitSettings settings(Track track, Optional<String> branch, Optional<String> path, long bytesMax) {
    return new GitSettings(url, track, branch, path, false, bytesMax, Duration.ofSeconds(30));
  }
}
