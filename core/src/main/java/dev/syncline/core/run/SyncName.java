package dev.syncline.core.run;

import java.util.regex.Pattern;

/// Name of one declared sync, `[namespace/]name`: lower-case letters, digits, `-`, `_` and `.`,
/// each part starting with a letter or digit and at most 63 long (the rule of RFC 1123 labels,
/// widened by `_` and `.`), so that it is safe in a URL, a label and a folder name.
public record SyncName(String value) implements Comparable<SyncName> {
  /// What names look like, for whoever wrote another.
  public static final String RULE =
      "lower-case letters, digits, '-', '_' and '.', at most 63, like nats or team/nats";

  private static final String PART = "[a-z0-9][a-z0-9._-]{0,62}";
  private static final Pattern FORM = Pattern.compile(PART + "(/" + PART + ")?");

  public SyncName {
    if (!FORM.matcher(value).matches() || value.contains("..")) {
      throw new IllegalArgumentException("'%s' is not a sync name: use %s".formatted(value, RULE));
    }
  }

  /// The name as one folder name: `/` becomes `+`, which no name contains.
  public String folder() {
    return value.replace('/', '+');
  }

  @Override
  public int compareTo(SyncName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
