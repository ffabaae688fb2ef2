package dev.syncline.bench.scene;

import com.sun.net.httpserver.HttpExchange;
import dev.syncline.core.content.Digest;
import dev.syncline.demo.git.GitServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Any number of git upstreams that have tags and nothing else, over git's smart HTTP protocol
/// version 2: answers what lists refs, from memory, so that the server costs as little as it can.
/// Counts the listings, so that it can be told whether both sides asked for the same.
public final class TagServer implements AutoCloseable {
  private static final byte[] ABILITIES =
      text(
          packet("version 2\n")
              + packet("agent=syncline-bench\n")
              + packet("ls-refs\n")
              + packet("fetch=shallow\n")
              + packet("object-format=sha1\n")
              + "0000");

  private final int tags;
  private final Map<String, byte[]> listings = new ConcurrentHashMap<>();
  private final LongAdder listed = new LongAdder();
  private final GitServer server;

  private TagServer(int tags) throws IOException {
    this.tags = tags;
    this.server = GitServer.open(this::serve);
  }

  /// Each upstream has the tags `v1.0.0` to `v1.(tags-1).0`.
  public static TagServer open(int tags) throws IOException {
    return new TagServer(tags);
  }

  public int port() {
    return server.port();
  }

  public String url(int upstream) {
    return server.url(name(upstream));
  }

  static String name(int upstream) {
    return "upstream-" + upstream;
  }

  /// The newest tag of each upstream.
  public String newest() {
    return tag(tags - 1);
  }

  /// What `newest` means in that upstream.
  public String newestCommit(int upstream) {
    return commit(name(upstream), tags - 1);
  }

  /// How often tags were listed until now.
  public long listed() {
    return listed.sum();
  }

  @Override
  public void close() {
    server.close();
  }

  private void serve(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    var path = exchange.getRequestURI().getPath();
    if (path.endsWith("/info/refs")) {
      send(exchange, "advertisement", ABILITIES);
    } else {
      listed.increment();
      var name = path.substring(1, path.lastIndexOf('/'));
      send(exchange, "result", listings.computeIfAbsent(name, this::listing));
    }
  }

  private static void send(HttpExchange exchange, String kind, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/x-git-upload-pack-" + kind);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private byte[] listing(String name) {
    var lines = new ByteArrayOutputStream();
    for (int number = 0; number < tags; number++) {
      var line = "%s refs/tags/%s\n".formatted(commit(name, number), tag(number));
      lines.writeBytes(text(packet(line)));
    }
    lines.writeBytes(text("0000"));
    return lines.toByteArray();
  }

  private static String tag(int number) {
    return "v1.%d.0".formatted(number);
  }

  private static String commit(String name, int number) {
    return Digest.of(name + number).hex().substring(0, 40);
  }

  private static String packet(String line) {
    return "%04x%s".formatted(line.length() + 4, line);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
