package dev.syncline.demo.platform;

import com.sun.net.httpserver.HttpExchange;
import dev.syncline.demo.git.GitBackend;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPInputStream;

/// Listens at a git server: from which repositories content was fetched. Asking what there is, as
/// each poll does, is no fetch.
final class Fetches implements GitBackend {
  private static final int BODY_BYTES_MAX = 1 << 20;

  private final GitBackend backend;
  private final ConcurrentLinkedQueue<String> fetched = new ConcurrentLinkedQueue<>();

  Fetches(GitBackend backend) {
    this.backend = backend;
  }

  @Override
  public void serve(HttpExchange exchange) throws IOException {
    var repository = Path.of(exchange.getRequestURI().getPath()).getName(0).toString();
    var body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX);
    exchange.setStreams(new ByteArrayInputStream(body), null);
    backend.serve(exchange);
    if (wantsContent(exchange, body)) {
      fetched.add(repository);
    }
  }

  /// How often content of the repository was fetched.
  long of(String repository) {
    return fetched.stream().filter(repository::equals).count();
  }

  private static boolean wantsContent(HttpExchange exchange, byte[] body) throws IOException {
    boolean isPacked = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (var in = new ByteArrayInputStream(body);
        var plain = isPacked ? new GZIPInputStream(in) : in) {
      var text = new String(plain.readNBytes(BODY_BYTES_MAX), StandardCharsets.ISO_8859_1);
      return text.contains("want ");
    }
  }
}
