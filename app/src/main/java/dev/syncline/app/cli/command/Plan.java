package dev.syncline.app.cli.command;

import dev.syncline.app.cli.Actions;
import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.PlanRequest;
import dev.syncline.core.run.SyncException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `plan`.
@Command(
    name = "plan",
    description = "What sync would change.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline plan nats --diff"})
final class Plan extends SyncsVerb {
  @Option(names = "--diff", description = "Show the differences.")
  private boolean diff;

  @Option(names = "--build", description = "Build what is only promised, to know its digest.")
  private boolean build;

  @Option(
      names = "--since",
      paramLabel = "REF",
      description = "Refused for the targets of this version.")
  private @Nullable String since;

  @Option(
      names = "--exit-code",
      description = "Exit with 3 where changes are pending, 4 where a guard would halt.")
  private boolean exitCode;

  @Override
  ExitCode act(Actions actions, Output output) throws SyncException, InterruptedException {
    var from = Optional.ofNullable(since);
    var request = new PlanRequest(syncs(), diff, build, from, exitCode);
    return actions.looking().plan(request, output);
  }
}
