package dev.syncline.app.platform;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A running `syncline watch`, seen from outside.
final class Watch {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().proxy(ProxySelector.of((InetSocketAddress) null)).build();

  private final Process process;
  private final int port;
  private final String secret;

  Watch(Process process, int port, String secret) {
    this.process = process;
    this.port = port;
    this.secret = secret;
  }

  boolean isReady() throws IOException, InterruptedException {
    return get("/ready").statusCode() == 200;
  }

  /// What `/api/v1/syncs/{sync}` says.
  JsonNode sync(String name) throws IOException, InterruptedException {
    return JsonMapper.shared().readTree(get("/api/v1/syncs/" + name).body()).at("/syncs/0");
  }

  /// The runs of a sync, the latest first.
  JsonNode runs(String name) throws IOException, InterruptedException {
    return JsonMapper.shared().readTree(get("/api/v1/runs?sync=" + name).body()).get("runs");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return CLIENT.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
  }

  /// The push of a tag, as GitHub tells of it.
  HttpResponse<String> push(String sync, String url, String tag)
      throws IOException, InterruptedException {
    var body =
        """
        {"ref": "refs/tags/%s", "created": true, "deleted": false,
         "repository": {"full_name": "nats-io/nats-server", "clone_url": "%s"}}
        """
            .formatted(tag, url)
            .getBytes(StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(uri("/webhook/" + sync))
            .header("Content-Type", "application/json")
            .header("X-GitHub-Event", "push")
            .header("X-GitHub-Delivery", UUID.randomUUID().toString())
            .header("X-Hub-Signature-256", "sha256=" + signature(body))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    return CLIENT.send(request, BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private String signature(byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  void stop() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
