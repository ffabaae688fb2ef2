package dev.syncline.app.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.syncline.app.cli.ActionsFactory;
import dev.syncline.app.cli.output.Surroundings;
import dev.syncline.app.cli.request.CommonOptions.LogFormat;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncName;
import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// The whole command line: runs one command to its end.
public final class Program {
  private final ActionsFactory actions;
  private final Surroundings around;
  private final String version;

  /// `version` is what `syncline version` says.
  public Program(ActionsFactory actions, Surroundings around, String version) {
    this.actions = actions;
    this.around = around;
    this.version = version;
  }

  ActionsFactory actions() {
    return actions;
  }

  Surroundings around() {
    return around;
  }

  String version() {
    return version;
  }

  /// Never throws for anything that a person typed; answers with the number to exit with.
  public int run(String... arguments) {
    if (arguments.length == 1 && arguments[0].equals("--version")) { // as any program has it
      return run("version");
    }
    var line = bare();
    if (arguments.length == 0 || !Verbs.addOnly(arguments[0], line)) {
      Verbs.addAll(line);
    }
    return configured(line).execute(arguments);
  }

  /// The command line with all its verbs.
  CommandLine commandLine() {
    var line = bare();
    Verbs.addAll(line);
    return configured(line);
  }

  private CommandLine bare() {
    return new CommandLine(new Syncline(this));
  }

  // Settings reach only those verbs that are there already.
  private CommandLine configured(CommandLine line) {
    line.registerConverter(SyncName.class, Typed::sync);
    line.registerConverter(RunId.class, Typed::run);
    line.registerConverter(Duration.class, Typed::duration);
    line.registerConverter(LogFormat.class, Typed::logFormat);
    line.setOut(new PrintWriter(around.out(), true, UTF_8));
    line.setErr(new PrintWriter(around.err(), true, UTF_8));
    line.setColorScheme(new CommandLine.Help.ColorScheme.Builder(Ansi.OFF).build());
    line.setAbbreviatedOptionsAllowed(false);
    line.setExpandAtFiles(false);
    line.setUsageHelpWidth(100);
    line.setParameterExceptionHandler(new WrongUse(around));
    line.setExecutionExceptionHandler(new Mishap(around));
    return line;
  }
}
