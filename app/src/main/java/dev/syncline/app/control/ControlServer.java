package dev.syncline.app.control;

import dev.syncline.app.cli.output.Surroundings;
import dev.syncline.app.control.Frames.Call;
import dev.syncline.app.control.Frames.Reply;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// The daemon's side of the control socket. To be opened by whoever has the state directory's lock:
/// a socket that is there already was left by a kill.
public final class ControlServer implements AutoCloseable {
  private static final int CALLERS_MAX = 32;

  private final Path socket;
  private final ServerSocketChannel door;
  private final ControlService service;
  private final Pace pace;
  private final Semaphore callers = new Semaphore(CALLERS_MAX);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private ControlServer(Path socket, ServerSocketChannel door, ControlService service, Pace pace) {
    this.socket = socket;
    this.door = door;
    this.service = service;
    this.pace = pace;
  }

  /// Serves from now on. Rejected (`SYN-CONTROL-SOCKET`) where no socket can be made.
  public static ControlServer open(Path state, ControlService service, Pace pace)
      throws SyncException {
    var socket = ControlPlace.made(state);
    try {
      Files.deleteIfExists(socket);
      var door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      door.bind(UnixDomainSocketAddress.of(socket));
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
      var server = new ControlServer(socket, door, service, pace);
      server.threads.execute(server::acceptAll);
      return server;
    } catch (IOException e) {
      throw SyncException.rejected(
          "SYN-CONTROL-SOCKET",
          "making the control socket " + socket,
          String.valueOf(e.getMessage()),
          "Look at the owner and the mode of that folder");
    }
  }

  private void acceptAll() {
    try {
      while (true) {
        var caller = door.accept();
        if (callers.tryAcquire()) {
          threads.execute(() -> serve(caller));
        } else {
          caller.close(); // the caller says that the daemon hung up
        }
      }
    } catch (IOException _) {
      // closed
    }
  }

  private void serve(SocketChannel caller) {
    try (caller;
        var in = new BufferedInputStream(Channels.newInputStream(caller));
        var out = Channels.newOutputStream(caller)) {
      var call = Frames.read(in, Call.class);
      if (call.isPresent()) {
        answer(call.get(), in, out);
      }
    } catch (IOException _) {
      // the caller is gone, or said nothing that is known here
    } finally {
      callers.release();
    }
  }

  private void answer(Call call, InputStream in, OutputStream out) throws IOException {
    var gone = goneWatch(in, Thread.currentThread());
    try {
      int exit =
          switch (call.want()) {
            case "run" -> service.run(call.arguments(), around(call, out));
            case "follow" -> {
              service.follow(said(out, Reply::out));
              yield 0;
            }
            case "make-room" -> service.makeRoom() ? 0 : 1;
            default -> 2;
          };
      write(out, Reply.end(exit));
    } catch (InterruptedException _) {
      // nobody listens any more, or the daemon ends
    } finally {
      gone.interrupt();
    }
  }

  // A caller says nothing after its call: what comes then is its end.
  private static Thread goneWatch(InputStream in, Thread worker) {
    return Thread.ofVirtual()
        .start(() -> {
          try {
            if (in.read() < 0) {
              worker.interrupt();
            }
          } catch (IOException _) {
            worker.interrupt();
          }
        });
  }

  private Surroundings around(Call call, OutputStream out) {
    return new Surroundings(
        said(out, Reply::out), said(out, Reply::err), call.terminal(), call.environment(), pace);
  }

  private static PrintStream said(OutputStream to, Function<String, Reply> frame) {
    return new PrintStream(new Framed(to, frame), false, StandardCharsets.UTF_8);
  }

  private static void write(OutputStream to, Reply reply) throws IOException {
    synchronized (to) {
      to.write(Frames.line(reply));
      to.flush();
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(socket);
      door.close();
    } catch (IOException _) {
      // the next daemon removes what is left
    }
    threads.shutdownNow();
    threads.close();
  }

  /// Text on its way, framed whenever it is flushed or has become long. Encoders write whole
  /// characters, so no frame ends within one.
  private static final class Framed extends ByteArrayOutputStream {
    private static final int CHUNK_BYTES = 8 << 10;

    private final OutputStream to;
    private final Function<String, Reply> frame;

    Framed(OutputStream to, Function<String, Reply> frame) {
      this.to = to;
      this.frame = frame;
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      super.write(bytes, from, length);
      if (count >= CHUNK_BYTES) {
        try {
          flush();
        } catch (IOException _) {
          reset(); // nobody listens any more
        }
      }
    }

    @Override
    public synchronized void flush() throws IOException {
      if (count > 0) {
        var text = toString(StandardCharsets.UTF_8);
        reset();
        ControlServer.write(to, frame.apply(text));
      }
    }
  }
}
