package dev.syncline.target.directory;

import java.time.Duration;
import java.util.List;

/// A command that is run in the new tree once it is live, for at most `within`. At least once for
/// each flip: it must bear being repeated. `SYNCLINE_REVISION` and `SYNCLINE_TREE` tell it what is
/// live.
public record Hook(List<String> command, Duration within) {
  public Hook {
    command = List.copyOf(command);
    if (command.isEmpty() || !within.isPositive()) {
      throw new IllegalArgumentException("a hook has a command and a time limit");
    }
  }
}
