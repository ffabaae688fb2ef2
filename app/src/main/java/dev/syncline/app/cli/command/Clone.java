package dev.syncline.app.cli.command;

import dev.syncline.app.cli.Actions;
import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.CloneRequest;
import dev.syncline.core.run.SyncException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `clone`.
@Command(
    name = "clone",
    description = "Clones a git repository without a git binary.",
    sortOptions = false,
    footer = {
      "%nExample:",
      "  syncline clone https://github.com/nats-io/nats-server nats v2.10.24"
    })
final class Clone extends Verb {
  @Parameters(index = "0", paramLabel = "URL", description = "The repository.")
  private @Nullable String url;

  @Parameters(index = "1", paramLabel = "PATH", description = "Where to.")
  private @Nullable Path path;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "VERSION",
      description = "A tag, a branch or a whole commit id.")
  private @Nullable String version;

  @Override
  ExitCode act(Actions actions, Output output) throws SyncException, InterruptedException {
    var from = Objects.requireNonNull(url, "picocli requires it");
    var to = Objects.requireNonNull(path, "picocli requires it");
    var request = new CloneRequest(from, to, Optional.ofNullable(version));
    return actions.bringing().clone(request, output);
  }
}
