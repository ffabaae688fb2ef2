package dev.syncline.shared.compose;

import dev.syncline.core.run.Pace;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;

/// Until when one call may take.
record Deadline(Pace pace, Instant until) {
  static Deadline in(Duration limit, Pace pace) {
    return new Deadline(pace, pace.now().plus(limit));
  }

  /// What is left, at least a millisecond; throws where nothing is.
  long millisLeft() throws SocketTimeoutException {
    var left = Duration.between(pace.now(), until);
    if (!left.isPositive()) {
      throw new SocketTimeoutException("no answer in time");
    }
    return Math.max(1, left.toMillis());
  }
}
