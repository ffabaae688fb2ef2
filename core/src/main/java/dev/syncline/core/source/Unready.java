package dev.syncline.core.source;

import java.time.Duration;
import java.util.Optional;

/// Something on offer that cannot be brought as it stands: a release without the asset that is
/// wanted, or with one whose bytes nobody vouches for. The revision of `candidate` is then no state
/// of the source but only a word that differs from all of them. With `again` it is awaited, and
/// worth another look after that time: `why` reads after "is", `waiting for asset x.tar.gz`.
/// Without, it is passed over: `why` reads by itself, `has no asset x.tar.gz`.
public record Unready(Candidate candidate, String why, Optional<Duration> again) {
  public Unready {
    if (again.filter(Duration::isNegative).isPresent()) {
      throw new IllegalArgumentException("the next look is not in the past");
    }
  }

  /// Said of it after its name.
  public String words() {
    return again.isPresent() ? "is " + why : why;
  }
}
