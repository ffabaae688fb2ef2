package dev.syncline.app.cli.command;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.output.Surroundings;
import dev.syncline.app.cli.output.Terminal;
import dev.syncline.app.cli.request.CommonOptions;
import dev.syncline.app.config.shape.Nearest;
import dev.syncline.core.run.Complaint;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says in one line what is wrong with a command line, and what was likely meant.
final class WrongUse implements IParameterExceptionHandler {
  private static final String CODE = "SYN-USAGE";

  // Room for what a person typed and for all that could have been meant.
  private static final int SHOWN_MAX = 600;

  // What picocli says, in fewer words.
  private static final Pattern BAD_OPTION =
      Pattern.compile("^Invalid value for option '([^']*)'.*?: ");
  private static final Pattern BAD_PARAMETER =
      Pattern.compile("^Invalid value for positional parameter at index [0-9.*]+ \\(([^)]*)\\): ");
  private static final Pattern NO_VALUE =
      Pattern.compile("^Missing required parameter for option '([^']*)' \\(([^)]*)\\).*");

  private final Surroundings around;

  WrongUse(Surroundings around) {
    this.around = around;
  }

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    var command = e.getCommandLine();
    var name = command.getCommandSpec().qualifiedName();
    var text = text(e, command);
    if (Arrays.asList(arguments).contains("--json")) {
      var options =
          new CommonOptions(
              CommonOptions.DEFAULT.config(),
              true,
              false,
              false,
              true,
              CommonOptions.DEFAULT.logFormat());
      new Terminal(around, options)
          .complain(new Complaint(CODE, name, text, "See %s --help".formatted(name)));
    } else {
      around.err().print("%s: %s; see %s --help [%s]\n".formatted(name, text, name, CODE));
      around.err().flush();
    }
    return ExitCode.USAGE.number();
  }

  private static String text(ParameterException e, CommandLine command) {
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      return unknown(unmatched.getUnmatched().getFirst(), command);
    }
    var message = Objects.requireNonNullElse(e.getMessage(), "this cannot be read");
    var line = message.lines().findFirst().orElse(message);
    line = BAD_OPTION.matcher(line).replaceFirst("$1: ");
    line = BAD_PARAMETER.matcher(line).replaceFirst("$1: ");
    line = NO_VALUE.matcher(line).replaceFirst("$1 needs $2");
    return shown(
        line.replaceFirst("^Missing required parameters?:", "missing:")
            .replace("Missing required", "missing"));
  }

  private static String unknown(String word, CommandLine command) {
    if (word.startsWith("-")) {
      var option = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
      return "unknown option '%s'; %s".formatted(shown(option), nearestOption(option, command));
    }
    if (command.getSubcommands().isEmpty()) {
      return "'%s' is one argument too many".formatted(shown(word));
    }
    var commands = new TreeSet<>(command.getSubcommands().keySet());
    return LaterVerbs.say(word)
        .filter(_ -> command.getParent() == null)
        .orElseGet(() ->
            "unknown command '%s'; %s".formatted(shown(word), Nearest.advice(word, commands)));
  }

  private static String nearestOption(String typed, CommandLine command) {
    var names =
        command.getCommandSpec().options().stream()
            .flatMap(option -> List.of(option.names()).stream())
            .filter(name -> name.startsWith("--"))
            .toList();
    return Nearest.advice(typed, names);
  }

  private static String shown(String text) {
    return text.codePoints()
        .limit(SHOWN_MAX)
        .map(c -> Character.isISOControl(c) ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
