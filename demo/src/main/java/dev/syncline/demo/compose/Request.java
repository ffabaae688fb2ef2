package dev.syncline.demo.compose;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One request as it came; names of headers in lower case.
record Request(
    String method, String target, String version, Map<String, String> headers, String body) {
  private static final int HEAD_MAX = 64 << 10;
  private static final int BODY_MAX = 1 << 20;

  /// Empty at the end of the connection.
  static Optional<Request> read(BufferedInputStream in) throws IOException, MalformedException {
    var line = line(in);
    if (line.isEmpty()) {
      return Optional.empty();
    }
    var words = line.get().split(" ", -1);
    if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
      throw new MalformedException("400 Bad Request");
    }
    var headers = new HashMap<String, String>();
    for (var next = line(in); next.isPresent() && !next.get().isEmpty(); next = line(in)) {
      int colon = next.get().indexOf(':');
      if (colon < 1) {
        throw new MalformedException("400 Bad Request");
      }
      headers.put(
          next.get().substring(0, colon).toLowerCase(Locale.ROOT),
          next.get().substring(colon + 1).strip());
    }
    if (words[2].equals("HTTP/1.1") && !headers.containsKey("host")) {
      throw new MalformedException("400 Bad Request: missing required Host header");
    }
    int length = Math.min(BODY_MAX, Integer.parseInt(headers.getOrDefault("content-length", "0")));
    var body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return Optional.of(new Request(words[0], words[1], words[2], headers, body));
  }

  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1;

    MalformedException(String message) {
      super(message);
    }
  }

  String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  boolean endsConnection() {
    return version.equals("HTTP/1.0") || "close".equalsIgnoreCase(headers.get("connection"));
  }

  private static Optional<String> line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.length() > HEAD_MAX) {
        return Optional.empty();
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return Optional.of(line.toString());
  }
}
