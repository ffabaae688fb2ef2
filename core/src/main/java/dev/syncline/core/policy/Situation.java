package dev.syncline.core.policy;

import dev.syncline.core.source.Candidate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything that a decision depends on, as values. `sightings` holds what each offered name meant
/// when first seen, also for names seen now for the first time.
public record Situation(
    List<Candidate> offered,
    Optional<Candidate> installed,
    Policy policy,
    Standing standing,
    List<Sighting> sightings,
    List<Quarantine> quarantines,
    Instant now) {
  public Situation {
    offered = List.copyOf(offered);
    sightings = List.copyOf(sightings);
    quarantines = List.copyOf(quarantines);
  }
}
