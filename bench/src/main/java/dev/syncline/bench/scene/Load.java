package dev.syncline.bench.scene;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Requests over connections that stay open, each one after the answer to the last.
public final class Load {
  private static final int TIMEOUT_MILLIS = 30_000;

  private final int port;
  private final int connections;
  private final Hook hook;
  private final int wanted;

  /// `wanted` is the status of a good answer.
  public Load(int port, int connections, Hook hook, int wanted) {
    this.port = port;
    this.connections = connections;
    this.hook = hook;
    this.wanted = wanted;
  }

  /// How long all took, and each: nanoseconds.
  public record Taken(long all, List<Long> each) {
    public double perSecond() {
      return each.size() / (all / 1e9);
    }
  }

  /// `count` requests over all connections together.
  public Taken run(int count) throws InterruptedException, ExecutionException {
    var began = System.nanoTime();
    var each = new ArrayList<Long>();
    try (var threads = Executors.newFixedThreadPool(connections)) {
      var parts = new ArrayList<Future<List<Long>>>();
      for (int i = 0; i < connections; i++) {
        parts.add(threads.submit(() -> part(count / connections)));
      }
      for (var part : parts) {
        each.addAll(part.get());
      }
    }
    return new Taken(System.nanoTime() - began, each);
  }

  private List<Long> part(int count) throws IOException {
    var took = new ArrayList<Long>();
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      var in = new BufferedInputStream(socket.getInputStream());
      for (int i = 0; i < count; i++) {
        var request = hook.request();
        var began = System.nanoTime();
        socket.getOutputStream().write(request);
        int status = answer(in);
        took.add(System.nanoTime() - began);
        if (status != wanted) {
          throw new IllegalStateException("answered %d instead of %d".formatted(status, wanted));
        }
      }
    }
    return took;
  }

  private static int answer(InputStream in) throws IOException {
    int status = Integer.parseInt(line(in).split(" ", 3)[1]);
    int length = 0;
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      var header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith("content-length:")) {
        length = Integer.parseInt(header.substring("content-length:".length()).strip());
      }
    }
    in.skipNBytes(length);
    return status;
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("closed");
      }
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }
}
