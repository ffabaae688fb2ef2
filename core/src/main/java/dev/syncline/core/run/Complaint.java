package dev.syncline.core.run;

import java.util.regex.Pattern;

/// What an error says: a stable code (`SYN-…`, explained in the reference), what failed and on
/// what, why, and what to do next. Secrets are already out when one is made.
public record Complaint(String code, String what, String why, String next) {
  /// The code of a wait that a host asked us for: nothing failed, it is asked again then.
  public static final String WAIT = "SYN-HTTP-BUDGET";

  private static final Pattern CODE = Pattern.compile("SYN-[A-Z0-9]+(-[A-Z0-9]+)*");

  public Complaint {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("'%s' is not an error code".formatted(code));
    }
  }

  /// Whether nothing failed and somebody is only waited for.
  public boolean isWait() {
    return code.equals(WAIT);
  }

  /// One line: `what: why. next [code]`.
  public String line() {
    return "%s: %s. %s [%s]".formatted(what, why, next, code);
  }
}
