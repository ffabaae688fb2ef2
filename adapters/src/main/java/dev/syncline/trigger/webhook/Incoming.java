package dev.syncline.trigger.webhook;

/// One POST as it came: its raw body, the address of the peer, and what stands behind `/webhook/`
/// in its path, empty where nothing does. The body is not copied, and must not be changed.
public final class Incoming {
  /// A webhook may have so many bytes; GitHub sends no larger ones.
  public static final int BODY_BYTES_MAX = 25_000_000;

  private final Headers headers;
  private final byte[] body;
  private final String address;
  private final String path;

  public Incoming(Headers headers, byte[] body, String address, String path) {
    this.headers = headers;
    this.body = body;
    this.address = address;
    this.path = path;
  }

  Headers headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  BodyType type() {
    return BodyType.of(headers, body);
  }

  String address() {
    return address;
  }

  String path() {
    return path;
  }

  /// Without the body, which is nobody's business.
  @Override
  public String toString() {
    return "webhook of %d bytes from %s".formatted(body.length, address);
  }
}
