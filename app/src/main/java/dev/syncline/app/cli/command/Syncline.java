package dev.syncline.app.cli.command;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.request.CommonOptions;
import dev.syncline.app.cli.request.CommonOptions.LogFormat;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The program itself, with the options that every command has.
@Command(
    name = "syncline",
    description = "Keeps what runs in step with where it is published.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline check --json"})
final class Syncline implements Callable<Integer> {
  private final Program program;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--config",
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "The configuration: a file, or a folder of *.yaml.")
  private @Nullable Path config;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "One JSON document instead of text.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Only results and errors.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "More of what is going on.")
  private boolean verbose;

  @Option(names = "--no-color", scope = ScopeType.INHERIT, description = "No colours.")
  private boolean noColor;

  @Option(
      names = "--log-format",
      scope = ScopeType.INHERIT,
      paramLabel = "text|json",
      description = "How log lines are written.")
  private LogFormat logFormat = LogFormat.TEXT;

  // Read by picocli itself.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "This help.")
  private boolean help;

  Syncline(Program program) {
    this.program = program;
  }

  Program program() {
    return program;
  }

  CommonOptions common() {
    return new CommonOptions(Optional.ofNullable(config), json, quiet, verbose, noColor, logFormat);
  }

  @Override
  public Integer call() {
    if (spec != null) {
      spec.commandLine().usage(program.around().err());
    }
    return ExitCode.USAGE.number();
  }
}
