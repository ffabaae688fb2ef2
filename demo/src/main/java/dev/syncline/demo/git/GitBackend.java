package dev.syncline.demo.git;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/// What answers the requests that [GitServer] lets through: JGit here, the git program in tests.
@FunctionalInterface
public interface GitBackend {
  /// Answers as a whole; the caller closes the exchange.
  void serve(HttpExchange exchange) throws IOException;
}
