package dev.syncline.demo.compose;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Process Compose, up with a project. Closing it kills all that it started, also what nobody
/// manages any more; the real one leaves that running.
public final class ProcessCompose implements AutoCloseable {
  private static final int TOKEN_MIN = 20;

  private final Runner runner;
  private final Routes routes;
  private final ServerSocketChannel server;
  private final Optional<Path> socket;
  private final Set<SocketChannel> connections = ConcurrentHashMap.newKeySet();

  private ProcessCompose(Up up) throws IOException {
    if (up.token().isPresent()
        && up.version().hasToken()
        && up.token().get().length() < TOKEN_MIN) {
      throw new IOException("must be at least 20 characters long");
    }
    this.socket = up.socket();
    this.server = bind(up);
    this.runner = new Runner(up.project());
    var file = up.project().folder().resolve("process-compose.yaml").toString();
    var name = InetAddress.getLoopbackAddress().getHostName() + "/" + up.project().name();
    this.routes =
        new Routes(
            runner, new About(up.version(), name, file, Instant.now(), this::endSoon), up.token());
  }

  /// How it is brought up: on a Unix socket, else on a port of 127.0.0.1 (0 for a free one).
  /// v1.85.0 listens on all addresses, which is left out, and does not know the token.
  public record Up(
      Project project, Version version, Optional<Path> socket, int port, Optional<String> token) {
    public static Up on(Path socket, Project project, Version version) {
      return new Up(project, version, Optional.of(socket), 0, Optional.empty());
    }

    public static Up onPort(int port, Project project, Version version) {
      return new Up(project, version, Optional.empty(), port, Optional.empty());
    }

    public Up withToken(String secret) {
      return new Up(project, version, socket, port, Optional.of(secret));
    }
  }

  /// Fails where the socket or the port is in use.
  public static ProcessCompose up(Up up) throws IOException {
    var compose = new ProcessCompose(up);
    Thread.ofVirtual().start(compose::serve);
    compose.runner.up();
    return compose;
  }

  private static ServerSocketChannel bind(Up up) throws IOException {
    if (up.socket().isEmpty()) {
      return open(
          ServerSocketChannel.open(),
          new InetSocketAddress(InetAddress.getLoopbackAddress(), up.port()));
    }
    var path = up.socket().get();
    var address = UnixDomainSocketAddress.of(path);
    if (Files.exists(path)) {
      try (var _ = SocketChannel.open(address)) {
        throw new BindException("unix socket %s is already in use".formatted(path));
      } catch (java.net.ConnectException _) {
        Files.delete(path); // left by one that was killed
      }
    }
    return open(ServerSocketChannel.open(StandardProtocolFamily.UNIX), address);
  }

  private static ServerSocketChannel open(ServerSocketChannel channel, SocketAddress address)
      throws IOException {
    try {
      return channel.bind(address);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /// Where it listens, if that is no Unix socket.
  public int port() throws IOException {
    return ((InetSocketAddress) server.getLocalAddress()).getPort();
  }

  private void serve() {
    while (server.isOpen()) {
      try {
        var connection = server.accept();
        connections.add(connection);
        if (server.isOpen()) {
          Thread.ofVirtual().start(() -> converse(connection));
        } else {
          hangUp(connection); // came while it was closed: nobody answers any more
        }
      } catch (IOException _) {
        // closed, or one that hung up at once
      }
    }
  }

  private void converse(SocketChannel connection) {
    try (connection) {
      var in = new BufferedInputStream(Channels.newInputStream(connection));
      var out = new BufferedOutputStream(Channels.newOutputStream(connection));
      try {
        boolean isOpen = true;
        while (isOpen) {
          var request = Request.read(in);
          if (request.isPresent()) {
            routes.answer(request.get()).send(out, request.get());
          }
          isOpen = request.isPresent() && !request.get().endsConnection();
        }
      } catch (Request.MalformedException e) {
        Response.malformed(out, String.valueOf(e.getMessage()));
      }
    } catch (IOException _) {
      // the other end hung up
    } finally {
      connections.remove(connection);
    }
  }

  /// The answer that tells of it is still sent.
  private void endSoon() {
    closeServer();
    removeSocket();
  }

  /// As SIGTERM: all processes are stopped, and the socket is removed.
  public void terminate() {
    runner.shutDown();
    close();
  }

  /// As SIGKILL: what it started lives on, and its socket stays. [#close] ends those, too.
  public void vanish() {
    closeServer();
    connections.forEach(ProcessCompose::hangUp);
  }

  @Override
  public void close() {
    vanish();
    removeSocket();
    runner.killAll();
  }

  private void removeSocket() {
    try {
      if (socket.isPresent()) {
        Files.deleteIfExists(socket.get());
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void closeServer() {
    try {
      server.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void hangUp(SocketChannel connection) {
    try {
      connection.close();
    } catch (IOException _) {
      // it is closed
    }
  }
}
