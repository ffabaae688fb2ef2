package dev.syncline.core.policy;

import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Unready;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything that a decision depends on, as values. `unready` is on offer beside `offered`, but
/// cannot be taken. `sightings` holds what each offered name meant when first seen, also for names
/// seen now for the first time.
public record Situation(
    List<Candidate> offered,
    List<Unready> unready,
    Optional<Candidate> installed,
    Policy policy,
    Standing standing,
    List<Sighting> sightings,
    List<Quarantine> quarantines,
    Instant now) {
  public Situation {
    offered = List.copyOf(offered);
    unready = List.copyOf(unready);
    sightings = List.copyOf(sightings);
    quarantines = List.copyOf(quarantines);
  }
}
