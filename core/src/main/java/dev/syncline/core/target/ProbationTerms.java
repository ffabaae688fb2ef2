package dev.syncline.core.target;

import java.time.Duration;

/// When something that was applied is known to be good: healthy for `healthyFor` without a gap,
/// within `within` of the apply; `strikes` looks in a row that fail are the end. Looked at every
/// `every`.
public record ProbationTerms(Duration healthyFor, Duration within, int strikes, Duration every) {
  public ProbationTerms {
    if (healthyFor.isNegative() || within.compareTo(healthyFor) < 0 || strikes < 1) {
      throw new IllegalArgumentException(
          "probation: within must be at least healthy-for, strikes at least 1");
    }
    if (!every.isPositive()) {
      throw new IllegalArgumentException("probation: every must be longer than nothing");
    }
  }
}
