package dev.syncline.app.web;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// One connection to a server, written to and read from byte by byte.
final class Wire implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket;
  private final InputStream in;

  Wire(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = socket.getInputStream();
  }

  /// What came back; names of headers in lower case.
  record Reply(int status, Map<String, String> headers, String body) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  Wire send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.UTF_8));
  }

  Wire send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /// One request with a body of known length.
  Reply ask(String method, String path, String headers, byte[] body) throws IOException {
    var head =
        "%s %s HTTP/1.1\r\nHost: here\r\n%sContent-Length: %d\r\n\r\n"
            .formatted(method, path, headers, body.length);
    var all = new ByteArrayOutputStream();
    all.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    all.writeBytes(body);
    send(all.toByteArray());
    return reply(!method.equals("HEAD"));
  }

  Reply get(String path) throws IOException {
    send("GET %s HTTP/1.1\r\nHost: here\r\n\r\n".formatted(path));
    return reply(true);
  }

  Reply reply() throws IOException {
    return reply(true);
  }

  private Reply reply(boolean hasBody) throws IOException {
    int status = Integer.parseInt(line().split(" ")[1]);
    var headers = new TreeMap<String, String>();
    for (var line = line(); !line.isEmpty(); line = line()) {
      var parts = line.split(":", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    var body = hasBody ? in.readNBytes(length) : new byte[0];
    return new Reply(status, headers, new String(body, StandardCharsets.UTF_8));
  }

  /// The next line, without its end.
  String line() throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("closed after '" + line + "'");
      }
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }

  /// Waits for the other side to close it.
  boolean isClosed() {
    try {
      return in.read() < 0;
    } catch (java.net.SocketTimeoutException _) {
      return false;
    } catch (IOException _) {
      return true; // reset
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
