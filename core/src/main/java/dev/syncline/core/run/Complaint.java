package dev.syncline.core.run;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What an error says: a stable code (`SYN-…`, explained in the reference), what failed and on
/// what, why, and what to do next. The first line of `why` says it all; what a program printed may
/// follow, and is told where there is room. Secrets are already out when one is made.
public record Complaint(String code, String what, String why, String next) {
  /// The code of a wait that a host asked us for: nothing failed, it is asked again then.
  public static final String WAIT = "SYN-HTTP-BUDGET";

  private static final Pattern FIRST_WORD = Pattern.compile("[a-z]+[ ,:;]");
  private static final Pattern CODE = Pattern.compile("SYN-[A-Z0-9]+(-[A-Z0-9]+)*");

  public Complaint {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("'%s' is not an error code".formatted(code));
    }
    next = sentence(next);
  }

  // A command to type begins as it is typed.
  private static String sentence(String text) {
    return FIRST_WORD.matcher(text).lookingAt() && !text.startsWith("syncline")
        ? text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1)
        : text;
  }

  /// Whether nothing failed and somebody is only waited for.
  public boolean isWait() {
    return code.equals(WAIT);
  }

  /// One line: `what: why. next [code]`.
  public String line() {
    return "%s: %s. %s [%s]".formatted(what, reason(), next, code);
  }

  /// Why, in one line.
  public String reason() {
    return why.lines().findFirst().orElse("");
  }

  /// What else there is to say of why: the end of what a program printed, as it printed it.
  public List<String> more() {
    return why.lines().skip(1).toList();
  }
}
