package dev.syncline.app.cli.command;

import dev.syncline.app.cli.Actions;
import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.InitRequest;
import dev.syncline.app.config.shape.Nearest;
import dev.syncline.core.run.SyncException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `init`.
@Command(
    name = "init",
    description = "Writes a first configuration by reading the files of a project.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline init platform"})
final class Init extends Verb {
  private static final String PLATFORM = "platform";
  private static final List<String> LATER = List.of("gitops", "reference", "sessions");

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = "platform: a project with Taskfiles and Process Compose.")
  private @Nullable String kind;

  @Option(names = "--force", description = "Put it in the place of one that is there.")
  private boolean force;

  @Override
  void check() {
    var named = Objects.requireNonNull(kind, "picocli requires it");
    if (LATER.contains(named)) {
      throw wrong("'init %s' comes in a later version; write that file by hand".formatted(named));
    }
    if (!named.equals(PLATFORM)) {
      throw wrong(
          "there is no kind '%s'; %s".formatted(named, Nearest.advice(named, List.of(PLATFORM))));
    }
  }

  @Override
  ExitCode act(Actions actions, Output output) throws SyncException, InterruptedException {
    return actions.init(new InitRequest(force), output);
  }
}
