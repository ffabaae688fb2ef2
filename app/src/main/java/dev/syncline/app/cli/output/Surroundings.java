package dev.syncline.app.cli.output;

import dev.syncline.core.run.Pace;
import java.io.PrintStream;
import java.util.Map;

/// What a command runs in: where its text goes, whether a person sits there, its environment and
/// its time.
public record Surroundings(
    PrintStream out,
    PrintStream err,
    boolean terminal,
    Map<String, String> environment,
    Pace pace) {
  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /// Whether colours may be used, before any option is looked at: [NO_COLOR](https://no-color.org)
  /// and `TERM=dumb` forbid them.
  boolean isColourful() {
    return terminal
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }
}
