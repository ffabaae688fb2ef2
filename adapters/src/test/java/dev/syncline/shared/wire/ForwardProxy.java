package dev.syncline.shared.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A forward proxy for GETs over http and for tunnels; leads every name to 127.0.0.1.
final class ForwardProxy implements AutoCloseable {
  private final ServerSocket server;
  private final List<String> heads = new CopyOnWriteArrayList<>();

  ForwardProxy() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  URI uri(String login) {
    return URI.create("http://" + login + "127.0.0.1:" + server.getLocalPort());
  }

  /// The heads of all requests so far.
  List<String> heads() {
    return List.copyOf(heads);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        Thread.ofVirtual().start(() -> forward(socket));
      } catch (IOException e) {
        // a closed server ends the loop
      }
    }
  }

  private void forward(Socket socket) {
    try (socket) {
      var head = head(socket.getInputStream());
      heads.add(head);
      var target = head.split(" ")[1];
      var tunnel = head.startsWith("CONNECT");
      var uri = URI.create(tunnel ? "https://" + target : target);
      try (var onward = new Socket(InetAddress.getLoopbackAddress(), uri.getPort())) {
        if (tunnel) {
          say(socket, "HTTP/1.1 200 Connected\r\n\r\n");
        } else {
          var plain =
              head.replace(target, uri.getRawPath())
                  .replaceFirst("\r\n", "\r\nConnection: close\r\n");
          say(onward, plain);
        }
        var back = Thread.ofVirtual().start(() -> copy(onward, socket));
        copy(socket, onward);
        back.join();
      }
    } catch (IOException e) {
      // either side hung up
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // either side hung up
    }
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      var next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.append((char) next);
    }
    return head.toString();
  }
}
