package dev.syncline.demo.compose;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One answer.
record Response(int status, Optional<String> type, Optional<String> location, String body) {
  private static final int WHOLE_MAX = 2048;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
  private static final Map<Integer, String> REASONS =
      Map.of(
          200, "OK",
          207, "Multi-Status",
          301, "Moved Permanently",
          302, "Found",
          307, "Temporary Redirect",
          400, "Bad Request",
          401, "Unauthorized",
          404, "Not Found",
          500, "Internal Server Error");

  static Response json(int status, String body) {
    return new Response(
        status, Optional.of("application/json; charset=utf-8"), Optional.empty(), body);
  }

  static Response ok(String body) {
    return json(200, body);
  }

  static Response refused(String why) {
    return json(400, "{\"error\":%s}".formatted(Words.json(why)));
  }

  static Response notFound() {
    return new Response(404, Optional.of("text/plain"), Optional.empty(), "404 page not found");
  }

  static Response unauthorized() {
    return new Response(401, Optional.empty(), Optional.empty(), "");
  }

  static Response moved(int status, String location) {
    return status == 307
        ? new Response(status, Optional.empty(), Optional.of(location), "")
        : new Response(
            status,
            Optional.of("text/html; charset=utf-8"),
            Optional.of(location),
            "<a href=\"%s\">%s</a>.\n\n".formatted(location, REASONS.get(status)));
  }

  /// What Go's server itself says before any route is asked.
  static void malformed(OutputStream out, String line) throws IOException {
    var text =
        "HTTP/1.1 %s\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n%1$s"
            .formatted(line);
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /// In one chunk where it is long, as Go does.
  void send(OutputStream out, Request request) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    boolean inChunks = bytes.length > WHOLE_MAX && request.version().equals("HTTP/1.1");
    var head = new StringBuilder("%s %d %s\r\n".formatted(request.version(), status, reason()));
    type.ifPresent(it -> head.append("Content-Type: ").append(it).append("\r\n"));
    location.ifPresent(it -> head.append("Location: ").append(it).append("\r\n"));
    head.append("Date: ").append(DATE.format(ZonedDateTime.now(ZoneOffset.UTC))).append("\r\n");
    if (!inChunks) {
      head.append("Content-Length: ").append(bytes.length).append("\r\n");
    }
    if ("close".equalsIgnoreCase(request.headers().get("connection"))) {
      head.append("Connection: close\r\n");
    }
    if (inChunks) {
      head.append("Transfer-Encoding: chunked\r\n");
    }
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    if (!request.method().equals("HEAD")) {
      write(out, bytes, inChunks);
    }
    out.flush();
  }

  private String reason() {
    return REASONS.getOrDefault(status, "");
  }

  private static void write(OutputStream out, byte[] bytes, boolean inChunks) throws IOException {
    if (inChunks) {
      out.write("%x\r\n".formatted(bytes.length).getBytes(StandardCharsets.US_ASCII));
      out.write(bytes);
      out.write("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    } else {
      out.write(bytes);
    }
  }
}
