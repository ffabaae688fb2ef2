package dev.syncline.app.compose;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Sends bytes over a connection of their own and takes what comes until its end.
record Wire(SocketAddress address, String host) {
  static Wire unix(Path socket) {
    return new Wire(UnixDomainSocketAddress.of(socket), "unix");
  }

  static Wire tcp(int port) {
    return new Wire(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), "127.0.0.1:" + port);
  }

  /// An answer, taken apart.
  record Reply(int status, List<String> headers, String body) {
    Optional<String> header(String name) {
      return headers.stream()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst();
    }
  }

  Reply get(String path) throws IOException {
    return send("GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(path, host));
  }

  Reply send(String request) throws IOException {
    try (var channel = SocketChannel.open(address)) {
      channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
      channel.shutdownOutput();
      var all = new ByteArrayOutputStream();
      var buffer = ByteBuffer.allocate(8192);
      while (channel.read(buffer) >= 0) {
        all.write(buffer.array(), 0, buffer.position());
        buffer.clear();
      }
      return reply(all.toString(StandardCharsets.UTF_8));
    }
  }

  private static Reply reply(String text) {
    int end = text.indexOf("\r\n\r\n");
    var lines = Arrays.asList(text.substring(0, end).split("\r\n"));
    var reply =
        new Reply(
            Integer.parseInt(lines.getFirst().split(" ")[1]),
            lines.subList(1, lines.size()),
            text.substring(end + 4));
    return reply.header("Transfer-Encoding").isPresent()
        ? new Reply(reply.status(), reply.headers(), joined(reply.body()))
        : reply;
  }

  /// Texts of these tests have one byte a character.
  private static String joined(String chunks) {
    var body = new StringBuilder();
    int at = 0;
    while (true) {
      int end = chunks.indexOf("\r\n", at);
      int size = Integer.parseInt(chunks.substring(at, end), 16);
      if (size == 0) {
        return body.toString();
      }
      body.append(chunks, end + 2, end + 2 + size);
      at = end + 2 + size + 2;
    }
  }
}
