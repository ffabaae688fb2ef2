package dev.syncline.app.cli;

import java.util.Arrays;
import java.util.Collection;

/// How a command ends, for scripts. The numbers are stable.
public enum ExitCode {
  DONE(0, "done; also: nothing to do, or a version awaits approval (said with its reason)"),
  FAILED(1, "failed; also: rolled back"),
  USAGE(2, "wrong use of the command line, or a configuration that is not valid"),
  PENDING(3, "changes are pending or an update is available; only with --exit-code"),
  HALTED(4, "a guard halted; a person must agree"),
  PARTLY(5, "partly failed: some syncs or items"),
  INTERRUPTED(130, "a one-shot command was interrupted (Ctrl+C)"),
  TERMINATED(143, "a one-shot command was asked to end (SIGTERM, SIGHUP)");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  public int number() {
    return number;
  }

  /// The one of that number; failed where there is none.
  public static ExitCode ofNumber(int number) {
    return Arrays.stream(values()).filter(code -> code.number == number).findFirst().orElse(FAILED);
  }

  public String meaning() {
    return meaning;
  }

  /// The code of a command whose parts ended like this: wrong use first, then failures (all of
  /// them, or some), then a guard, then pending changes. Nothing at all is done.
  public static ExitCode of(Collection<ExitCode> parts) {
    if (parts.contains(TERMINATED)) {
      return TERMINATED;
    }
    if (parts.contains(INTERRUPTED)) {
      return INTERRUPTED;
    }
    if (parts.contains(USAGE)) {
      return USAGE;
    }
    if (parts.contains(PARTLY) || parts.contains(FAILED)) {
      return parts.stream().allMatch(part -> part == FAILED) ? FAILED : PARTLY;
    }
    if (parts.contains(HALTED)) {
      return HALTED;
    }
    return parts.contains(PENDING) ? PENDING : DONE;
  }
}
