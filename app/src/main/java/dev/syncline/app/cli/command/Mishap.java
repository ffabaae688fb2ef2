package dev.syncline.app.cli.command;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.output.Surroundings;
import dev.syncline.app.cli.output.Terminal;
import dev.syncline.app.config.BrokenConfiguration;
import dev.syncline.app.config.shape.ConfigProblem;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.SyncException;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// A command that did not come to its end.
final class Mishap implements IExecutionExceptionHandler {
  private static final Set<String> WRONG_USES =
      Set.of("SYN-SYNC-UNKNOWN", "SYN-DEMO-UNKNOWN", "SYN-DEMO-JDK");

  private final Surroundings around;

  Mishap(Surroundings around) {
    this.around = around;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed)
      throws Exception {
    var root = (Syncline) command.getCommandSpec().root().userObject();
    var output = new Terminal(around, root.common());
    return switch (e) {
      case BrokenConfiguration broken -> {
        tell(broken, output);
        yield ExitCode.USAGE.number();
      }
      case SyncException failed -> {
        output.complain(failed.fault().complaint());
        yield code(failed.fault()).number();
      }
      case InterruptedException _ -> {
        Thread.currentThread().interrupt();
        yield ExitCode.INTERRUPTED.number();
      }
      default -> {
        output.complain(defect(e, command));
        if (root.common().verbose()) {
          e.printStackTrace(around.err());
        }
        yield ExitCode.FAILED.number();
      }
    };
  }

  private static void tell(BrokenConfiguration broken, Terminal output) {
    var all = broken.problems();
    var first = all.getFirst();
    var rest = all.size() > 1 ? "; %d more below".formatted(all.size() - 1) : "";
    output.complain(
        new Complaint(
            first.code(),
            first.at().toString(),
            first.text() + rest,
            first.hint().isEmpty() ? "Mend it and try again" : first.hint()));
    all.stream().skip(1).map(ConfigProblem::line).forEach(output::warn);
  }

  // What is wrong in the configuration, or names what is not in it, is a wrong use and no failure.
  private static ExitCode code(Fault fault) {
    var code = fault.complaint().code();
    if (code.startsWith("SYN-CONFIG-") || WRONG_USES.contains(code)) {
      return ExitCode.USAGE;
    }
    return switch (fault) {
      case Fault.Halted _ -> ExitCode.HALTED;
      case Fault.Transient _, Fault.Rejected _, Fault.Unfit _ -> ExitCode.FAILED;
    };
  }

  // The message of a stranger may hold anything, so only its kind is told.
  private static Complaint defect(Exception e, CommandLine command) {
    return new Complaint(
        "SYN-DEFECT",
        command.getCommandSpec().qualifiedName(),
        "something happened that nobody thought of: " + e.getClass().getSimpleName(),
        "Run it again with --verbose and report what it says");
  }
}
