package dev.syncline.app;

import java.util.List;

/// The verb of a command line.
final class CommandLineVerb {
  private CommandLineVerb() {}

  /// The first word that is neither an option nor the value of `--config`; empty where there is
  /// none that could be a verb. Never what was said with it.
  static String of(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      boolean isValue = i > 0 && arguments.get(i - 1).equals("--config");
      if (!arguments.get(i).startsWith("-") && !isValue) {
        return arguments.get(i).matches("[a-z]{1,20}") ? arguments.get(i) : "";
      }
    }
    return "";
  }
}
