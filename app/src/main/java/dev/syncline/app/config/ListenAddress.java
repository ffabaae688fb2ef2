package dev.syncline.app.config;

import java.util.regex.Pattern;

/// Where the daemon listens, `127.0.0.1:9090`: a name or an address (IPv6 in brackets) and a port.
/// Port 0 is any that is free.
public record ListenAddress(String host, int port) {
  public static final ListenAddress DEFAULT = new ListenAddress("127.0.0.1", 9090);

  private static final Pattern FORM =
      Pattern.compile("([a-zA-Z0-9][a-zA-Z0-9.-]{0,252}|\\[[0-9a-fA-F:.]{2,45}]):([0-9]{1,5})");
  private static final int PORT_MAX = 65_535;

  public ListenAddress {
    if (port < 0 || port > PORT_MAX) {
      throw new IllegalArgumentException("a port is a number from 0 to 65535");
    }
  }

  static ListenAddress parse(String text) {
    var parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("an address and a port, like 127.0.0.1:9090");
    }
    return new ListenAddress(parts.group(1), Integer.parseInt(parts.group(2)));
  }

  /// The same host; what `--port` and `PORT` change.
  public ListenAddress withPort(int other) {
    return new ListenAddress(host, other);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
