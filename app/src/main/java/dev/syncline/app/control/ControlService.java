package dev.syncline.app.control;

import dev.syncline.app.cli.output.Surroundings;
import java.io.PrintStream;
import java.util.List;

/// What a daemon does for those who come through its door.
public interface ControlService {
  /// Carries out a command line; its exit code. An interrupt means that the caller is gone.
  int run(List<String> arguments, Surroundings around) throws InterruptedException;

  /// Says every log line from now on, until it is interrupted or this daemon ends.
  void follow(PrintStream lines) throws InterruptedException;

  /// Somebody else wants the state directory: whether this daemon goes.
  boolean makeRoom();
}
