package dev.syncline.shared.compose;

import java.net.URI;
import java.nio.file.Path;

/// Where Process Compose listens.
public sealed interface ComposeAddress {
  /// A Unix socket.
  record Socket(Path path) implements ComposeAddress {
    @Override
    public String shown() {
      return path.toString();
    }

    @Override
    public String host() {
      return "unix";
    }
  }

  /// `http://HOST:PORT`; it speaks no TLS. A path is put before each route.
  record Url(URI uri) implements ComposeAddress {
    private static final int PORT_DEFAULT = 80;

    public Url {
      if (!"http".equals(uri.getScheme())
          || uri.getHost() == null
          || uri.getRawUserInfo() != null
          || uri.getRawQuery() != null) {
        throw new IllegalArgumentException(
            "the address of Process Compose is like http://127.0.0.1:8080");
      }
    }

    @Override
    public String shown() {
      return "%s:%d".formatted(uri.getHost(), port());
    }

    @Override
    public String host() {
      return shown();
    }

    int port() {
      return uri.getPort() < 0 ? PORT_DEFAULT : uri.getPort();
    }

    String prefix() {
      var path = uri.getRawPath();
      return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
  }

  /// For people.
  String shown();

  /// What stands in the `Host` header.
  String host();
}
