package dev.syncline.demo.compose;

/// The versions that were recorded.
public enum Version {
  V1_85_0("v1.85.0"),
  V1_100_0("v1.100.0");

  private final String text;

  Version(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /// Since v1.94: a token, without which each request is answered 401.
  boolean hasToken() {
    return this == V1_100_0;
  }

  /// `/graph` (since v1.87), `/namespaces` (v1.90) and `/process/signal` (v1.100).
  boolean hasLaterRoutes() {
    return this == V1_100_0;
  }
}
