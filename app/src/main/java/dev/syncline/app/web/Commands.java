package dev.syncline.app.web;

import dev.syncline.app.cli.output.Surroundings;
import java.util.List;

/// Carries out a command line over what the daemon has; the exit code.
@FunctionalInterface
public interface Commands {
  int run(List<String> arguments, Surroundings around);
}
