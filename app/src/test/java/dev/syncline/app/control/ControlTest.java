package dev.syncline.app.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.syncline.app.cli.output.Surroundings;
import dev.syncline.core.run.SyncException;
import dev.syncline.testkit.HandMovedPace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlTest {
  @TempDir Path state;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final HandMovedPace pace = new HandMovedPace();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final AtomicBoolean interrupted = new AtomicBoolean();

  /// Repeats what it is told; `hang` waits for the caller to go.
  private class Echo implements ControlService {
    @Override
    public int run(List<String> arguments, Surroundings around) throws InterruptedException {
      if (arguments.equals(List.of("hang"))) {
        begun.countDown();
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException e) {
          interrupted.set(true);
          throw e;
        }
      }
      around.out().print("said %s by %s\n".formatted(arguments, around.environment()));
      around.out().flush();
      around.err().print("ä".repeat(20_000));
      around.err().flush();
      return 4;
    }

    @Override
    public void follow(PrintStream lines) throws InterruptedException {
      lines.print("a line\n");
      lines.flush();
      new CountDownLatch(1).await();
    }

    @Override
    public boolean makeRoom() {
      return true;
    }
  }

  private ControlServer server() throws Exception {
    return ControlServer.open(state, new Echo(), pace);
  }

  private Surroundings around() {
    var environment = Map.of("USER", "kim", "GITHUB_TOKEN", "ghp_not-to-be-sent");
    return new Surroundings(stream(out), stream(err), true, environment, pace);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aCommandLine_isCarriedOutThereAndSaidHere() throws Exception {
    try (var _ = server();
        var client = ControlClient.reach(state).orElseThrow()) {
      int exit = client.run(List.of("approve", "nats"), around());

      assertThat(exit).isEqualTo(4);
      assertThat(text(out)).isEqualTo("said [approve, nats] by {USER=kim}\n");
      assertThat(text(err)).isEqualTo("ä".repeat(20_000));
    }
  }

  @Test
  void theSocket_isForItsOwnerAloneAndGoesWithTheDaemon() throws Exception {
    var socket = state.resolve("control.sock");
    try (var _ = server()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
          .isEqualTo("rw-------");
    }

    assertThat(socket).doesNotExist();
    assertThat(ControlClient.reach(state)).isEmpty();
  }

  @Test
  void aSocketThatAKillLeft_isReachedByNobodyAndReplaced() throws Exception {
    try (var left = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      left.bind(UnixDomainSocketAddress.of(state.resolve("control.sock")));
    }

    assertThat(ControlClient.reach(state)).isEmpty();
    try (var _ = server();
        var client = ControlClient.reach(state).orElseThrow()) {
      assertThat(client.askToYield(around())).isTrue();
    }
  }

  @Test
  void aStateDirectoryWithALongPath_hasItsSocketElsewhere() throws Exception {
    var deep = Files.createDirectories(state.resolve("d".repeat(120)));
    try (var _ = ControlServer.open(deep, new Echo(), pace);
        var client = ControlClient.reach(deep).orElseThrow()) {
      assertThat(client.run(List.of("x"), around())).isEqualTo(4);
      assertThat(deep.resolve("control.sock")).doesNotExist();
    }
  }

  @Test
  void aCallerThatGoes_interruptsItsCommand() throws Exception {
    try (var _ = server();
        var client = ControlClient.reach(state).orElseThrow()) {
      var waiting =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  client.run(List.of("hang"), around());
                } catch (SyncException | InterruptedException _) {
                  // as meant
                }
              });
      begun.await();

      waiting.interrupt();

      await().until(interrupted::get);
    }
  }

  @Test
  void aDaemonThatEnds_isSaidToHaveEnded() throws Exception {
    var server = server();
    try (var client = ControlClient.reach(state).orElseThrow()) {
      Thread.ofVirtual()
          .start(() -> {
            try {
              begun.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            server.close();
          });

      assertThatThrownBy(() -> client.run(List.of("hang"), around()))
          .isInstanceOf(SyncException.class)
          .hasMessageContaining("SYN-CONTROL-ENDED");
    }
  }

  @Test
  void aDaemonThatGoesBeforeItHasAnswered_hasMadeRoom() throws Exception {
    var leaving = new AtomicReference<ControlServer>();
    var service =
        new Echo() {
          @Override
          public boolean makeRoom() {
            var closing = Thread.ofVirtual().start(leaving.get()::close);
            try {
              closing.join();
            } catch (InterruptedException _) {
              Thread.currentThread().interrupt(); // as meant: it goes in the middle
            }
            return true;
          }
        };
    leaving.set(ControlServer.open(state, service, pace));
    try (var client = ControlClient.reach(state).orElseThrow()) {
      assertThat(client.askToYield(around())).isTrue();
    }
  }

  @Test
  void whoFollows_hearsUntilTheDaemonEnds() throws Exception {
    var server = server();
    try (var client = ControlClient.reach(state).orElseThrow()) {
      var following =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  client.follow(around());
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      await().until(() -> text(out).equals("a line\n"));

      server.close();

      following.join();
    }
  }

  @Test
  void rubbishOnTheSocket_harmsNobodyElse() throws Exception {
    try (var _ = server()) {
      for (var rubbish : List.of("rubbish\n", "{\"want\":7}\n", "x".repeat(70_000), "")) {
        try (var caller =
            SocketChannel.open(UnixDomainSocketAddress.of(state.resolve("control.sock")))) {
          caller.write(ByteBuffer.wrap(rubbish.getBytes(StandardCharsets.UTF_8)));
        }
      }

      try (var client = ControlClient.reach(state).orElseThrow()) {
        assertThat(client.askToYield(around())).isTrue();
      }
    }
  }
}
