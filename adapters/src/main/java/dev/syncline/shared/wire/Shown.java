package dev.syncline.shared.wire;

import java.net.URI;
import java.util.Locale;

/// How addresses and foreign text are shown: no user info, no query, no line breaks, not endless.
final class Shown {
  private static final int TEXT_MAX = 200;

  private Shown() {}

  /// `https://host:port/path`.
  static String url(URI uri) {
    return site(uri) + (uri.getRawPath() == null ? "" : text(uri.getRawPath()));
  }

  /// `https://host:port`.
  static String site(URI uri) {
    return uri.getScheme() + "://" + host(uri);
  }

  /// `host`, with its port where that is not the usual one.
  static String host(URI uri) {
    var name = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    return port(uri) == usualPort(uri) ? name : name + ":" + port(uri);
  }

  static int port(URI uri) {
    return uri.getPort() < 0 ? usualPort(uri) : uri.getPort();
  }

  static int usualPort(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }

  /// Foreign text as a part of a sentence.
  static String text(String foreign) {
    var start = foreign.length() > TEXT_MAX ? foreign.substring(0, TEXT_MAX) + "…" : foreign;
    return start.replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
