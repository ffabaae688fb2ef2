package dev.syncline.demo.platform;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The webhooks that a forge sends when a tag is pushed, in the form of GitHub: signed with the
/// shared secret, or by somebody who does not know it.
final class Pushes implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final int port;
  private final String secret;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .proxy(ProxySelector.of((InetSocketAddress) null)) // straight to this machine
          .build();

  Pushes(int port, String secret) {
    this.port = port;
    this.secret = secret;
  }

  /// The answer to a push of `tag` in the repository at `url`: its status and text.
  record Answer(int status, String text) {}

  Answer signed(String url, String tag) throws IOException, InterruptedException {
    return push(url, tag, secret);
  }

  Answer forged(String url, String tag) throws IOException, InterruptedException {
    return push(url, tag, "a guess");
  }

  private Answer push(String url, String tag, String signedWith)
      throws IOException, InterruptedException {
    var body =
        """
        {"ref": "refs/tags/%s", "created": true, "deleted": false,
         "repository": {"full_name": "demo/demo", "clone_url": "%s"}}
        """
            .formatted(tag, url)
            .getBytes(StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/webhook".formatted(port)))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("X-GitHub-Event", "push")
            .header("X-GitHub-Delivery", UUID.randomUUID().toString())
            .header("X-Hub-Signature-256", "sha256=" + signature(body, signedWith))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    var response = client.send(request, BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.body());
  }

  private static String signature(byte[] body, String key) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
