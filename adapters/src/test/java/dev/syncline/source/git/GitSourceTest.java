package dev.syncline.source.git;

import dev.syncline.demo.git.GitBackend;
import dev.syncline.demo.git.SmartHttp;
import dev.syncline.demo.git.Upstream;
import java.io.IOException;
import java.nio.file.Path;

/// Against JGit's own server.
class GitSourceTest extends GitSourceSuite {
  @Override
  GitBackend backend(Path root) {
    return new SmartHttp(root);
  }

  @Override
  void refuseIds(Upstream upstream) throws IOException {
    upstream.refuseIds();
  }
}
