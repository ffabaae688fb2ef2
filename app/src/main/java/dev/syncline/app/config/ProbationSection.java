package dev.syncline.app.config;

import java.time.Duration;

/// `probation:` of a binary: known-good once healthy for `healthyFor` without a break, bad when
/// that does not come about `within` that time or after `strikes` failures in a row. `healthyFor`
/// is less than `within`.
public record ProbationSection(Duration healthyFor, Duration within, int strikes) {
  public static final ProbationSection DEFAULT =
      new ProbationSection(Duration.ofSeconds(60), Duration.ofMinutes(5), 3);
}
