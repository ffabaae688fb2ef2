package dev.syncline.app.cli.command;

import dev.syncline.app.cli.Actions;
import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.WatchRequest;
import dev.syncline.core.run.SyncException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `watch`.
@Command(
    name = "watch",
    description = "The daemon: webhooks, polls, reconcile and start-up, until it is stopped.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline watch --port 9090 --secret-file webhook.secret"})
final class Watch extends Verb {
  private static final int PORT_MAX = 65_535;

  @Option(names = "--port", paramLabel = "N", description = "Where to listen (9090).")
  private @Nullable Integer port;

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description = "Holds what webhooks are signed with.")
  private @Nullable Path secretFile;

  @Option(
      names = "--secret",
      paramLabel = "TEXT",
      arity = "0..1",
      fallbackValue = "",
      description =
          "The same itself; others can see it in the list of processes. Empty: as if not given.")
  private @Nullable String secret;

  @Override
  void check() {
    if (port != null && (port < 0 || port > PORT_MAX)) {
      throw wrong("--port is a number from 0 to 65535");
    }
    if (secret != null && secretFile != null) {
      throw wrong("--secret and --secret-file: one of them");
    }
  }

  @Override
  ExitCode act(Actions actions, Output output) throws SyncException, InterruptedException {
    var request =
        new WatchRequest(
            Optional.ofNullable(port),
            Optional.ofNullable(secret).filter(text -> !text.isBlank()),
            Optional.ofNullable(secretFile));
    return actions.changing().watch(request, output);
  }
}
