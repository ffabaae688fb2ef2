package dev.syncline.shared.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// Answers each connection with the same bytes once a request has begun, and hangs up.
final class RawServer implements AutoCloseable {
  private static final int TLS_HANDSHAKE = 22;

  private final ServerSocket server;
  private final byte[] answer;
  private final boolean resets;

  private RawServer(String answer, boolean resets) throws IOException {
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.answer = answer.getBytes(StandardCharsets.ISO_8859_1);
    this.resets = resets;
    Thread.ofVirtual().start(this::serve);
  }

  static RawServer saying(String answer) throws IOException {
    return new RawServer(answer, false);
  }

  /// Ends with RST instead of FIN.
  static RawServer resetting(String answer) throws IOException {
    return new RawServer(answer, true);
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (var socket = server.accept()) {
        answer(socket);
      } catch (IOException e) {
        // The next one may fare better; a closed server ends the loop.
      }
    }
  }

  private void answer(Socket socket) throws IOException {
    readHead(socket);
    socket.getOutputStream().write(answer);
    socket.getOutputStream().flush();
    if (resets) {
      socket.setSoLinger(true, 0);
    }
  }

  /// Up to the empty line; of who speaks TLS only the first byte.
  private static void readHead(Socket socket) throws IOException {
    var seen = new StringBuilder();
    while (seen.indexOf("\r\n\r\n") < 0) {
      var next = socket.getInputStream().read();
      if (next < 0 || next == TLS_HANDSHAKE) {
        return;
      }
      seen.append((char) next);
    }
  }
}
