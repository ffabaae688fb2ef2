package dev.syncline.app.cli.command;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `completion`.
@Command(
    name = "completion",
    description = "Completion for a shell, on standard output.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline completion bash"})
final class Completion extends OwnVerb {
  @Parameters(index = "0", paramLabel = "SHELL", description = "bash, zsh or fish.")
  private @Nullable String shell;

  @Override
  ExitCode act(Output output) {
    var script =
        switch (String.valueOf(shell)) {
          case "bash", "zsh" -> AutoComplete.bash("syncline", spec().root().commandLine());
          case "fish" -> FishCompletion.of(spec().root());
          default -> throw wrong("'%s' is none of bash, zsh, fish".formatted(shell));
        };
    around().out().print(script);
    around().out().flush();
    return ExitCode.DONE;
  }
}
