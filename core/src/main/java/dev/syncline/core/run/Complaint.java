package dev.syncline.core.run;

import java.util.regex.Pattern;

/// What an error says: a stable code (`SYN-…`, explained in the reference), what failed and on
/// what, why, and what to do next. Secrets are already out when one is made.
public record Complaint(String code, String what, String why, String next) {
  private static final Pattern CODE = Pattern.compile("SYN-[A-Z0-9]+(-[A-Z0-9]+)*");

  public Complaint {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("'%s' is not an error code".formatted(code));
    }
  }

  /// One line: `what: why. next [code]`.
  public String line() {
    return "%s: %s. %s [%s]".formatted(what, why, next, code);
  }
}
