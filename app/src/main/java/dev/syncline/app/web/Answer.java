package dev.syncline.app.web;

import dev.syncline.app.cli.output.Json;
import dev.syncline.core.run.Complaint;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// What a request gets: a status, a body with its type, and headers beside that.
record Answer(int status, String type, String body, Map<String, String> headers) {
  private static final int READS_MAX = 16;
  private static final String JSON = "application/json; charset=utf-8";

  Answer {
    headers = Map.copyOf(headers);
  }

  static Answer text(int status, String type, String text) {
    return new Answer(status, type, text, Map.of());
  }

  static Answer json(int status, String document) {
    return text(status, JSON, document.endsWith("\n") ? document : document + "\n");
  }

  /// A refusal in the form of every error: `{"error": {code, what, why, next}}`.
  static Answer error(int status, Complaint complaint) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", complaint.code());
    error.put("what", complaint.what());
    error.put("why", complaint.why());
    error.put("next", complaint.next());
    return json(status, Json.pretty(Map.of("error", error)));
  }

  static Answer notFound() {
    var complaint =
        new Complaint(
            "SYN-WEB-PATH",
            "this request",
            "there is nothing at that path",
            "See /api/v1/openapi.json");
    return error(404, complaint);
  }

  static Answer notAllowed(String allowed) {
    var complaint =
        new Complaint(
            "SYN-WEB-METHOD", "this request", "it came by another method", "Use " + allowed);
    return error(405, complaint).with("Allow", allowed);
  }

  Answer with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, type, body, more);
  }

  /// Whatever of the request is unread by then is the end of its connection.
  void write(Request request, Response response, Callback callback) {
    if (!isRead(request)) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    headers.forEach(response.getHeaders()::put);
    boolean isHead = request.getMethod().equals("HEAD");
    response.write(true, ByteBuffer.wrap(isHead ? new byte[0] : bytes), callback);
  }

  /// Whether all of it has come and is read now. Jetty's own `consumeAvailable` would leave nothing
  /// to be read later.
  static boolean isRead(Request request) {
    for (int read = 0; read < READS_MAX; read++) {
      var chunk = request.read();
      if (chunk == null) {
        return false;
      }
      chunk.release();
      if (chunk.isLast()) {
        return !Content.Chunk.isFailure(chunk);
      }
    }
    return false;
  }
}
