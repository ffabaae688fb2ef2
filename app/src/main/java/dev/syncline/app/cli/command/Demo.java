package dev.syncline.app.cli.command;

import dev.syncline.app.cli.Actions;
import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.DemoRequest;
import dev.syncline.core.run.SyncException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `demo`.
@Command(
    name = "demo",
    description = "Shows Syncline at work on real services of its own; without a name: platform.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline demo --keep"})
final class Demo extends Verb {
  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Which demo.")
  private @Nullable String name;

  @Option(names = "--keep", description = "Leave what it made.")
  private boolean keep;

  @Override
  void check() {
    if (common().json()) {
      throw wrong("a demo is told to people and has no --json");
    }
  }

  @Override
  ExitCode act(Actions actions, Output output) throws SyncException, InterruptedException {
    return actions.demo(new DemoRequest(Optional.ofNullable(name), keep), output);
  }
}
