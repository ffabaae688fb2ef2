package dev.syncline.app.cli.request;

import java.nio.file.Path;
import java.util.Optional;

/// What every command can be told, before or after its name.
public record CommonOptions(
    Optional<Path> config,
    boolean json,
    boolean quiet,
    boolean verbose,
    boolean noColor,
    LogFormat logFormat) {
  public static final CommonOptions DEFAULT =
      new CommonOptions(Optional.empty(), false, false, false, false, LogFormat.TEXT);

  /// How log lines are written.
  public enum LogFormat {
    TEXT,
    JSON
  }
}
