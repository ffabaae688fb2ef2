package dev.syncline.core.source;

import java.time.Duration;
import java.util.Optional;

/// Something on offer that cannot be brought as it stands: a release without the asset that is
/// wanted, or with one whose bytes nobody vouches for. The revision of `candidate` is then no state
/// of the source but only a word that differs from all of them. `why` reads after its label: `waits
/// for asset nats-linux-amd64.tar.gz`. With `again` it is awaited, and worth another look after
/// that time; without, it is passed over.
public record Unready(Candidate candidate, String why, Optional<Duration> again) {
  public Unready {
    if (again.filter(Duration::isNegative).isPresent()) {
      throw new IllegalArgumentException("the next look is not in the past");
    }
  }
}
