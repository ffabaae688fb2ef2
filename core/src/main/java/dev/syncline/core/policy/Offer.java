package dev.syncline.core.policy;

import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Unready;
import dev.syncline.core.version.Reading;
import dev.syncline.core.version.SemVer;
import dev.syncline.core.version.TagPattern;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// A candidate with the version that its name carries, or why it carries none; and what keeps it
/// from being brought, where something does.
record Offer(
    Candidate candidate, Optional<SemVer> version, String unread, Optional<Unready> unready) {
  /// Versions before everything else, newest first; a total order, so that nothing depends on the
  /// order in which candidates came.
  static final Comparator<Offer> NEWEST_FIRST =
      Comparator.<Offer>comparingInt(offer -> offer.version.isPresent() ? 0 : 1)
          .thenComparing(Offer::byVersion)
          .thenComparing(
              offer -> offer.version.isPresent() ? Instant.MAX : offer.publishedOrNever(),
              Comparator.reverseOrder())
          .thenComparingInt(offer -> offer.candidate.name().length())
          .thenComparing(offer -> offer.candidate.name())
          .thenComparing(offer -> offer.candidate.origin().name())
          .thenComparing(offer -> offer.candidate.revision().value())
          .thenComparing(offer -> offer.candidate.prerelease());

  static Offer unnamed(Candidate candidate) {
    return new Offer(candidate, Optional.empty(), "", Optional.empty());
  }

  static Offer read(Candidate candidate, TagPattern pattern) {
    return switch (pattern.read(candidate.name())) {
      case Reading.Version(var version) ->
          new Offer(candidate, Optional.of(version), "", Optional.empty());
      case Reading.NotAVersion(var reason) ->
          new Offer(candidate, Optional.empty(), reason, Optional.empty());
      case Reading.OtherPattern(var reason) ->
          new Offer(candidate, Optional.empty(), reason, Optional.empty());
    };
  }

  Offer but(Unready reason) {
    return new Offer(candidate, version, unread, Optional.of(reason));
  }

  /// What the rules say of one that cannot be brought: time may help, or nothing does.
  Optional<Finding> unready(Instant now) {
    return unready.map(reason ->
        reason
            .again()
            .<Finding>map(again ->
                new Finding.Stopped(
                    Finding.Obstacle.AWAITED, reason.why(), Optional.of(now.plus(again))))
            .orElseGet(() -> new Finding.Out(reason.why())));
  }

  /// Whether what a person typed means this one: as [Standing#names], or the same version under the
  /// pattern's prefix.
  boolean isNamed(String typed) {
    return Standing.names(typed, candidate)
        || (version.isPresent() && version.equals(SemVer.parse(Standing.withoutV(typed))));
  }

  private int byVersion(Offer other) {
    return version.isPresent() && other.version.isPresent()
        ? other.version.get().compareTo(version.get())
        : 0;
  }

  private Instant publishedOrNever() {
    return candidate.published().orElse(Instant.MIN);
  }
}
