package dev.syncline.shared.compose;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Objects;

/// One connection, all of whose waiting ends at one deadline. An interrupt ends it with
/// [ClosedByInterruptException].
final class Connection extends InputStream {
  private static final int BUFFER_BYTES = 8192;

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private final Deadline deadline;
  private final ByteBuffer read = ByteBuffer.allocate(BUFFER_BYTES).flip();

  private Connection(SocketChannel channel, Deadline deadline) throws IOException {
    this.channel = channel;
    this.deadline = deadline;
    channel.configureBlocking(false);
    this.selector = Selector.open();
    this.key = channel.register(selector, 0);
  }

  static Connection open(ComposeAddress to, Deadline deadline) throws IOException {
    return switch (to) {
      case ComposeAddress.Socket(var path) ->
          open(
              SocketChannel.open(StandardProtocolFamily.UNIX),
              UnixDomainSocketAddress.of(path),
              deadline);
      case ComposeAddress.Url url -> openAny(url, deadline);
    };
  }

  /// `localhost` may be two addresses, of which it listens on one.
  private static Connection openAny(ComposeAddress.Url url, Deadline deadline) throws IOException {
    IOException refused = new IOException("the host has no address");
    for (var host : InetAddress.getAllByName(url.uri().getHost())) {
      try {
        return open(SocketChannel.open(), new InetSocketAddress(host, url.port()), deadline);
      } catch (ClosedByInterruptException e) {
        throw e;
      } catch (IOException e) {
        refused = e;
      }
    }
    throw refused;
  }

  private static Connection open(SocketChannel channel, SocketAddress to, Deadline deadline)
      throws IOException {
    var isOpen = false;
    try {
      var connection = new Connection(channel, deadline);
      if (!channel.connect(to)) {
        do {
          connection.await(SelectionKey.OP_CONNECT);
        } while (!channel.finishConnect());
      }
      isOpen = true;
      return connection;
    } finally {
      if (!isOpen) {
        channel.close();
      }
    }
  }

  void send(byte[] bytes) throws IOException {
    var left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      if (channel.write(left) == 0) {
        await(SelectionKey.OP_WRITE);
      }
    }
  }

  @Override
  public int read() throws IOException {
    while (!read.hasRemaining()) {
      read.clear();
      int count = channel.read(read);
      read.flip();
      if (count < 0) {
        return -1;
      }
      if (count == 0) {
        await(SelectionKey.OP_READ);
      }
    }
    return Byte.toUnsignedInt(read.get());
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, into.length);
    if (length == 0) {
      return 0;
    }
    int first = read();
    if (first < 0) {
      return -1;
    }
    into[from] = (byte) first;
    int more = Math.min(length - 1, read.remaining());
    read.get(into, from + 1, more);
    return more + 1;
  }

  private void await(int operation) throws IOException {
    key.interestOps(operation);
    selector.select(deadline.millisLeft());
    selector.selectedKeys().clear();
    if (Thread.currentThread().isInterrupted()) {
      throw new ClosedByInterruptException();
    }
  }

  @Override
  public void close() throws IOException {
    try (selector) {
      channel.close();
    }
  }
}
