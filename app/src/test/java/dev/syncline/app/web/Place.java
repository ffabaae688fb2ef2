package dev.syncline.app.web;

import dev.syncline.app.ServedDaemon;
import dev.syncline.core.run.Pace;
import dev.syncline.demo.git.GitServer;
import dev.syncline.demo.git.Item;
import dev.syncline.demo.git.Upstream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A daemon that brings the branch `main` of a real git server to a folder, as `www` and as
/// `team/docs`, and everything that its callers need.
final class Place implements AutoCloseable {
  static final String SECRET = "s3cr3t-of-the-webhook";
  static final String TOKEN = "s3cr3t-of-the-api";
  static final String JSON = "Content-Type: application/json\r\n";

  private static final String CONFIGURATION =
      """
      version: 1
      state: state
      webhook: {secret: "${env:HOOK}"}
      api: {token: "${env:TOKEN}"}
      syncs:
        www:
          source: {git: {url: "%1$s", branch: main}}
          target: {directory: {path: www}}
        team/docs:
          source: {git: {url: "%1$s", branch: main}}
          target: {directory: {path: docs}}
      """;

  final Path folder;
  final Upstream upstream;
  final ServedDaemon daemon;
  private final GitServer server;

  Place(Path folder, Pace doors) throws IOException {
    this.folder = folder;
    var root = Files.createDirectories(folder.resolve("upstream"));
    upstream = Upstream.create(root.resolve("www.git"));
    server = GitServer.open(root);
    commit("first");
    daemon = ServedDaemon.open(configuration(), environment(), doors);
  }

  private Path configuration() throws IOException {
    return Files.writeString(folder.resolve("syncline.yaml"), CONFIGURATION.formatted(url()));
  }

  static Map<String, String> environment() {
    return Map.of("HOOK", SECRET, "TOKEN", TOKEN);
  }

  String url() {
    return server.url("www.git");
  }

  /// A new newest state.
  void commit(String text) throws IOException {
    upstream.commit(
        "main", new Item.File("index.html", text.getBytes(StandardCharsets.UTF_8), false));
  }

  /// What stands in the folder of `www` now.
  String brought() throws IOException {
    var page = folder.resolve("www/current/index.html");
    return Files.exists(page) ? Files.readString(page) : "";
  }

  Wire wire() throws IOException {
    return new Wire(daemon.port());
  }

  Wire.Reply get(String path) throws IOException {
    try (var wire = wire()) {
      return wire.get(path);
    }
  }

  Wire.Reply ask(String method, String path, String headers, byte[] body) throws IOException {
    try (var wire = wire()) {
      return wire.ask(method, path, headers, body);
    }
  }

  /// A push to `path`, signed.
  Wire.Reply push(String path, String delivery) throws IOException {
    var body = push();
    return ask("POST", path, JSON + "X-Delivery: " + delivery + "\r\n" + signed(body), body);
  }

  byte[] push() {
    return "{\"repository\":\"%s\",\"ref\":\"refs/heads/main\"}"
        .formatted(url())
        .getBytes(StandardCharsets.UTF_8);
  }

  static String signed(byte[] body) {
    return signed(body, SECRET);
  }

  static String signed(byte[] body, String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return "X-Signature: sha256=%s\r\n".formatted(HexFormat.of().formatHex(mac.doFinal(body)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    daemon.close();
    server.close();
    upstream.close();
  }
}
