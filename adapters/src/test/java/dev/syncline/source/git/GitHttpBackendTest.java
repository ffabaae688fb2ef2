package dev.syncline.source.git;

import dev.syncline.demo.git.GitBackend;
import dev.syncline.demo.git.Upstream;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/// Against git itself.
@Tag("peers")
class GitHttpBackendTest extends GitSourceSuite {
  private CgiBackend backend;

  @Override
  GitBackend backend(Path root) {
    backend = new CgiBackend(root);
    return backend;
  }

  @Override
  void refuseIds(Upstream upstream) throws IOException {
    upstream.refuseIds();
    backend.speakOldProtocol();
  }
}
