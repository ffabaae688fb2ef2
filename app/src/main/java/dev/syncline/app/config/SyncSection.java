package dev.syncline.app.config;

import dev.syncline.app.config.shape.Place;
import dev.syncline.core.content.Digest;
import dev.syncline.core.run.SyncName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One sync: where it is declared, the sources in order of priority, and what becomes of them.
/// Equal digests are equal wishes: every key counts, also the defaults that apply to it.
public record SyncSection(
    SyncName name,
    Place at,
    List<SourceSection> sources,
    Optional<TransformSection> through,
    TargetSection target,
    PolicySection policy,
    GuardSection guard,
    Duration poll,
    Duration reconcile,
    Optional<PinFileSection> pinFile,
    Digest digest) {
  public static final Duration POLL_DEFAULT = Duration.ofMinutes(5);
  public static final Duration RECONCILE_DEFAULT = Duration.ofMinutes(10);

  public SyncSection {
    sources = List.copyOf(sources);
  }
}
