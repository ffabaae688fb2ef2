package dev.syncline.source.release;

import dev.syncline.core.content.Digest;
import dev.syncline.demo.web.FileServer;
import dev.syncline.demo.web.Page;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Releases as GitHub lists them, served from a folder of files.
final class Published implements AutoCloseable {
  static final String LIST = "/api/v3/repos/plat/telemetry/releases";

  final FileServer server = start();
  private final List<String> releases = new ArrayList<>();
  private int edition;

  private static FileServer start() {
    try {
      return FileServer.start();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  String address() {
    return server.uri("/plat/telemetry").toString();
  }

  /// A release above all before it; `fields` as JSON beside the tag, `assets` as [#asset] gives
  /// them.
  Published marked(String tag, String fields, String... assets) {
    releases.removeIf(release -> release.contains("\"tag_name\": \"%s\"".formatted(tag)));
    releases.addFirst(
        "{\"tag_name\": \"%s\", %s \"published_at\": \"2026-01-05T08:00:00Z\", \"assets\": [%s]}"
            .formatted(tag, fields, String.join(", ", assets)));
    return list();
  }

  Published release(String tag, String... assets) {
    return marked(tag, "", assets);
  }

  private Published list() {
    edition++;
    var json = releases.stream().collect(Collectors.joining(",\n", "[", "]"));
    server.put(LIST, Page.File.tagged(bytes(json), "\"%d\"".formatted(edition)));
    return this;
  }

  /// An asset with the digest that GitHub has of it.
  String asset(String name, String text) {
    return asset(name, text, "\"digest\": \"%s\",".formatted(Digest.of(text)));
  }

  /// One of before 2025, and of other forges.
  String unnamed(String name, String text) {
    return asset(name, text, "\"digest\": null,");
  }

  String asset(String name, String text, String fields) {
    var path = "/files/%d/%s".formatted(edition, name);
    server.put(path, Page.File.tagged(bytes(text), "\"%s\"".formatted(Digest.of(text).hex())));
    return """
    {"name": "%s", "state": "uploaded", "size": %d, %s "browser_download_url": "%s"}
    """
        .formatted(name, bytes(text).length, fields, server.uri(path));
  }

  long listings() {
    return server.asked().stream().filter(asked -> asked.target().startsWith(LIST)).count();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.close();
  }
}
