package dev.syncline.app.control;

import dev.syncline.app.cli.output.Surroundings;
import dev.syncline.app.control.Frames.Call;
import dev.syncline.app.control.Frames.Reply;
import dev.syncline.core.run.SyncException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A command's side of the control socket: one call, then it is over.
public final class ControlClient implements AutoCloseable {
  private static final Set<String> TOLD =
      Set.of("USER", "NO_COLOR", "TERM", "COLUMNS", "LANG", "LC_ALL");

  private final SocketChannel channel;

  private ControlClient(SocketChannel channel) {
    this.channel = channel;
  }

  /// Empty where no daemon has this state directory: no socket, or one that a kill left.
  public static Optional<ControlClient> reach(Path state) {
    try {
      var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        channel.connect(UnixDomainSocketAddress.of(ControlPlace.of(state)));
        return Optional.of(new ControlClient(channel));
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException | UnsupportedOperationException _) {
      return Optional.empty();
    }
  }

  /// Has the daemon carry out a command line, and says what it says; its exit code. Transient
  /// (`SYN-CONTROL-ENDED`) where the daemon ends meanwhile.
  public int run(List<String> arguments, Surroundings around)
      throws SyncException, InterruptedException {
    return call(new Call("run", arguments, around.terminal(), told(around.environment())), around);
  }

  /// Says the daemon's log lines until it ends.
  public void follow(Surroundings around) throws InterruptedException {
    try {
      call(new Call("follow", List.of(), false, Map.of()), around);
    } catch (SyncException _) {
      // it ended
    }
  }

  /// Asks the daemon to leave the state directory: whether it will. One that ends before it has
  /// answered has done so.
  public boolean askToYield(Surroundings around) throws InterruptedException {
    try {
      return call(new Call("make-room", List.of(), false, Map.of()), around) == 0;
    } catch (SyncException _) {
      return true;
    }
  }

  private int call(Call call, Surroundings around) throws SyncException, InterruptedException {
    try {
      Channels.newOutputStream(channel).write(Frames.line(call));
      var in = new BufferedInputStream(Channels.newInputStream(channel));
      while (true) {
        var reply = Frames.read(in, Reply.class).orElseThrow(ControlClient::ended);
        around.out().print(reply.out());
        around.out().flush();
        around.err().print(reply.err());
        around.err().flush();
        if (reply.isEnd()) {
          return reply.exit();
        }
      }
    } catch (ClosedByInterruptException _) {
      Thread.interrupted();
      throw new InterruptedException("interrupted while the daemon worked");
    } catch (IOException _) {
      throw ended();
    }
  }

  private static SyncException ended() {
    return SyncException.passing(
        "SYN-CONTROL-ENDED",
        "having it done by the daemon",
        "the daemon ended before it had answered",
        "Run the command again");
  }

  private static Map<String, String> told(Map<String, String> environment) {
    return environment.entrySet().stream()
        .filter(entry -> TOLD.contains(entry.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException _) {
      // it is over in any case
    }
  }
}
