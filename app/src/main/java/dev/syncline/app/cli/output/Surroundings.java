package dev.syncline.app.cli.output;

import dev.syncline.core.run.Pace;
import java.io.PrintStream;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// What a command runs in: where its text goes, whether a person sits there, its environment and
/// its time.
public record Surroundings(
    PrintStream out,
    PrintStream err,
    boolean terminal,
    Map<String, String> environment,
    Pace pace) {
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,4}");

  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /// How much fits on a line of the terminal, as the variable `COLUMNS` says, which our launcher
  /// sets; empty where no person sits there.
  OptionalInt columns() {
    var said = environment.getOrDefault("COLUMNS", "");
    return terminal && NUMBER.matcher(said).matches()
        ? OptionalInt.of(Integer.parseInt(said))
        : OptionalInt.empty();
  }

  /// Whether colours may be used, before any option is looked at: [NO_COLOR](https://no-color.org)
  /// and `TERM=dumb` forbid them.
  boolean isColourful() {
    return terminal
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }
}
