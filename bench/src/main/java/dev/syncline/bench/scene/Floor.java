package dev.syncline.bench.scene;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// The least that any client can need to list the tags of many upstreams: the two requests of each,
/// ready made, over kept connections, and nothing done with the answers. What is left is the server
/// and the kernel.
public final class Floor {
  private static final String ASK = "0014command=ls-refs\n0001001bref-prefix refs/tags/\n0000";

  private final TagServer server;
  private final int connections;

  public Floor(TagServer server, int connections) {
    this.server = server;
    this.connections = connections;
  }

  /// Nanoseconds for upstreams 0 to `upstreams`.
  public long sweep(int upstreams) throws Exception {
    var next = new AtomicInteger();
    var began = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var ending = new ArrayList<Future<?>>();
      for (int each = 0; each < connections; each++) {
        ending.add(threads.submit(() -> work(next, upstreams)));
      }
      for (var end : ending) {
        end.get();
      }
    }
    return System.nanoTime() - began;
  }

  private boolean work(AtomicInteger next, int upstreams) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setTcpNoDelay(true);
      var from = new BufferedInputStream(socket.getInputStream());
      for (int one = next.getAndIncrement(); one < upstreams; one = next.getAndIncrement()) {
        var path = "/" + TagServer.name(one);
        ask(socket, "GET %s/info/refs?service=git-upload-pack".formatted(path), "");
        skipAnswer(from);
        ask(socket, "POST %s/git-upload-pack".formatted(path), ASK);
        skipAnswer(from);
      }
    }
    return true;
  }

  private static void ask(Socket socket, String line, String body) throws IOException {
    var request =
        "%s HTTP/1.1\r\nHost: localhost\r\nGit-Protocol: version=2\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(line, body.length(), body);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
  }

  private static void skipAnswer(InputStream from) throws IOException {
    long length = 0;
    for (var line = line(from); !line.isEmpty(); line = line(from)) {
      if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Long.parseLong(line.substring(15).strip());
      }
    }
    from.skipNBytes(length);
  }

  private static String line(InputStream from) throws IOException {
    var line = new StringBuilder();
    for (int next = from.read(); next != '\n'; next = from.read()) {
      if (next < 0) {
        throw new EOFException("the server hung up");
      }
      line.append((char) next);
    }
    return line.toString().strip();
  }
}
