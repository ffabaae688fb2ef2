package dev.syncline.source.git;

import com.sun.net.httpserver.HttpExchange;
import dev.syncline.demo.git.GitBackend;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/// `git http-backend`, called as the CGI program that it is.
final class CgiBackend implements GitBackend {
  private final Path root;
  private final AtomicBoolean protocolTwo = new AtomicBoolean(true);

  CgiBackend(Path root) {
    this.root = root;
  }

  /// From now on the server speaks the old protocol, in which it can refuse ids.
  void speakOldProtocol() {
    protocolTwo.set(false);
  }

  @Override
  public void serve(HttpExchange exchange) throws IOException {
    var builder = new ProcessBuilder("git", "http-backend").redirectError(Redirect.DISCARD);
    var environment = builder.environment();
    var headers = exchange.getRequestHeaders();
    environment.put("GIT_PROJECT_ROOT", root.toString());
    environment.put("GIT_HTTP_EXPORT_ALL", "1");
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("REQUEST_METHOD", exchange.getRequestMethod());
    environment.put("PATH_INFO", exchange.getRequestURI().getPath());
    environment.put("REMOTE_ADDR", "127.0.0.1");
    put(environment, "QUERY_STRING", exchange.getRequestURI().getQuery());
    put(environment, "CONTENT_TYPE", headers.getFirst("Content-Type"));
    put(environment, "HTTP_CONTENT_ENCODING", headers.getFirst("Content-Encoding"));
    if (protocolTwo.get()) {
      put(environment, "GIT_PROTOCOL", headers.getFirst("Git-Protocol"));
    }
    var process = builder.start();
    try (var in = process.getOutputStream()) {
      exchange.getRequestBody().transferTo(in);
    }
    try (var out = process.getInputStream()) {
      answer(exchange, out);
    }
  }

  private static void put(java.util.Map<String, String> environment, String name, String value) {
    if (value != null) {
      environment.put(name, value);
    }
  }

  private static void answer(HttpExchange exchange, InputStream out) throws IOException {
    int status = 200;
    for (var line = line(out); !line.isEmpty(); line = line(out)) {
      var parts = line.split(": ", 2);
      if (parts[0].equals("Status")) {
        status = Integer.parseInt(parts[1].substring(0, 3));
      } else {
        exchange.getResponseHeaders().set(parts[0], parts[1]);
      }
    }
    var body = out.readAllBytes();
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
      line.write(read);
    }
    return line.toString(StandardCharsets.ISO_8859_1).strip();
  }
}
