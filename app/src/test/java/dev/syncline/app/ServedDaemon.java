package dev.syncline.app;

import dev.syncline.app.cli.output.Surroundings;
import dev.syncline.app.cli.request.WatchRequest;
import dev.syncline.app.config.ConfigurationReader;
import dev.syncline.app.config.ConfigurationReader.Loaded;
import dev.syncline.app.daemon.Daemon;
import dev.syncline.app.daemon.Running;
import dev.syncline.app.wiring.StateHouseholds;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import dev.syncline.engine.pace.SystemPace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The real daemon with its real HTTP server, at any free port of this machine.
public final class ServedDaemon implements AutoCloseable {
  private final LentCommands commands = new LentCommands("a test");
  private final CompletableFuture<Running> running = new CompletableFuture<>();
  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private final Daemon daemon;
  private final Doors doors;
  private final Thread thread;

  private ServedDaemon(Path file, Map<String, String> environment, Paces paces) {
    if (!(ConfigurationReader.read(Optional.of(file), environment)
        instanceof Loaded.Well(var configuration, _))) {
      throw new IllegalStateException("the configuration is broken");
    }
    var households =
        new StateHouseholds(configuration, environment, "a test", paces.syncs(), FaultPoints.NONE);
    var request = new WatchRequest(Optional.of(0), Optional.empty(), Optional.empty());
    daemon =
        new Daemon(
            households, Optional.of(file), environment, new Daemon.Logging(false, false, false));
    doors = new Doors(request, paces.doors(), commands);
    thread = Thread.ofPlatform().name("served").unstarted(this::run);
  }

  private record Paces(Pace syncs, Pace doors) {}

  /// Returns once it listens. `doors` is the server's clock; the syncs have the real one.
  public static ServedDaemon open(Path file, Map<String, String> environment, Pace doors) {
    return open(file, environment, new Paces(new SystemPace(), doors));
  }

  /// The same with the real clock for the server, and `syncs` for the syncs.
  public static ServedDaemon openPaced(Path file, Map<String, String> environment, Pace syncs) {
    return open(file, environment, new Paces(syncs, new SystemPace()));
  }

  private static ServedDaemon open(Path file, Map<String, String> environment, Paces paces) {
    var served = new ServedDaemon(file, environment, paces);
    served.thread.start();
    served.port.join();
    return served;
  }

  private void run() {
    try {
      daemon.run(
          Optional.empty(),
          lent -> {
            var web = doors.open(lent);
            running.complete(lent);
            port.complete(web.port());
            return web::close;
          });
    } catch (SyncException | InterruptedException | RuntimeException e) {
      port.completeExceptionally(e);
    }
  }

  public int port() {
    return port.join();
  }

  public Running running() {
    return running.join();
  }

  /// What a command with `--json` says in this daemon.
  public String said(String... words) {
    var out = new ByteArrayOutputStream();
    var around = around(out);
    commands.run(List.of(words), around, running());
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Surroundings around(ByteArrayOutputStream out) {
    var stream = new PrintStream(out, false, StandardCharsets.UTF_8);
    return new Surroundings(stream, stream, false, Map.of(), new SystemPace());
  }

  @Override
  public void close() {
    daemon.stop();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
