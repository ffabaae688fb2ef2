package dev.syncline.shared.compose;

import java.time.Duration;

/// How long a restart may take: `within` for the old copy to end and as long again for the new one
/// to be ready; up only after staying so for `settled`. Looked at every `every`; what was asked for
/// and did not happen is asked for again after `repeat`, which doubles for each further start.
public record RestartTerms(Duration within, Duration settled, Duration every, Duration repeat) {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int SETTLED = 5;
  private static final int LOOKS = 5;

  public static RestartTerms within(Duration within) {
    return within(within, SECOND);
  }

  /// Where a second takes `second`: under a double that is quicker than the real program.
  public static RestartTerms within(Duration within, Duration second) {
    return new RestartTerms(within, second.multipliedBy(SETTLED), second.dividedBy(LOOKS), second);
  }

  public RestartTerms {
    if (!within.isPositive() || !every.isPositive() || settled.isNegative()) {
      throw new IllegalArgumentException("the times of a restart are longer than nothing");
    }
  }
}
