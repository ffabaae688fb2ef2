package dev.syncline.bench.scene;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A webhook of one size, signed, that every time is a delivery of its own.
public final class Hook {
  public static final String SECRET = "a secret of the benchmark";

  private final AtomicLong deliveries = new AtomicLong();
  private final String path;
  private final byte[] body;
  private final String signature;

  /// To `path`, with a body of about so many bytes.
  public Hook(String path, int bytes) {
    this.path = path;
    this.body =
        "{\"ref\":\"refs/tags/v1.0.0\",\"filling\":\"%s\"}"
            .formatted("x".repeat(bytes))
            .getBytes(StandardCharsets.UTF_8);
    this.signature = signature(body);
  }

  /// One request as it goes over the wire.
  public byte[] request() {
    var lines =
        List.of(
            "POST %s HTTP/1.1".formatted(path),
            "Host: 127.0.0.1",
            "Content-Type: application/json",
            "X-Signature: sha256=" + signature,
            "X-Delivery: " + deliveries.incrementAndGet(),
            "Content-Length: " + body.length,
            "",
            "");
    var head = String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8);
    var all = new byte[head.length + body.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }

  private static String signature(byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
