package dev.syncline.core.content;

import java.util.regex.Pattern;

/// Opaque name of one immutable state of a source: a commit id, a content digest. Two revisions are
/// the same state only if they are equal.
public record Revision(String value) {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final int LENGTH_MAX = 512;

  public Revision {
    if (value.isBlank() || value.length() > LENGTH_MAX) {
      throw new IllegalArgumentException("a revision has 1 to %d characters".formatted(LENGTH_MAX));
    }
  }

  /// As people read it: seven digits of a commit, twelve of a digest, else all of it.
  public String shortened() {
    if (COMMIT.matcher(value).matches()) {
      return value.substring(0, 7);
    }
    return value.startsWith("sha256:") && value.length() > 19 ? value.substring(0, 19) : value;
  }

  @Override
  public String toString() {
    return value;
  }
}
