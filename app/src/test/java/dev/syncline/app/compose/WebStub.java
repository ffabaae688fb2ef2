package dev.syncline.app.compose;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A web server of a process of its own, in place of Python's: 200 for everything, on the port that
/// it is given; ends with 1 where that is in use. Small, so that it starts as quickly.
final class WebStub {
  private static final byte[] OK =
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private WebStub() {}

  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[0]);
    try (var server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      while (true) {
        try (var socket = server.accept()) {
          answer(socket);
        }
      }
    }
  }

  private static void answer(Socket socket) throws IOException {
    int newlines = 0;
    while (newlines < 2) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        return;
      }
      newlines = next == '\n' ? newlines + 1 : next == '\r' ? newlines : 0;
    }
    socket.getOutputStream().write(OK);
  }
}
