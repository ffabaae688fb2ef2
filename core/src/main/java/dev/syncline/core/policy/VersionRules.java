package dev.syncline.core.policy;

import dev.syncline.core.policy.Finding.Current;
import dev.syncline.core.policy.Finding.Free;
import dev.syncline.core.policy.Finding.Obstacle;
import dev.syncline.core.policy.Finding.Out;
import dev.syncline.core.policy.Finding.Stopped;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.version.SemVer;
import java.time.Instant;
import java.util.Optional;

/// The rules for one named version. First what no person's approval changes: it is no version,
/// ignored, not newer, a pre-release, out of range, not ready, of a refused major line. Then what
/// one does: quarantine, a major step, a hold, a moved tag, its age.
final class VersionRules {
  private final Policy policy;
  private final Installed installed;
  private final Sights sights;
  private final People people;
  private final Globs ignored;
  private final Instant now;

  VersionRules(Situation situation, Installed installed, Sights sights, People people) {
    this.policy = situation.policy();
    this.installed = installed;
    this.sights = sights;
    this.people = people;
    this.ignored = new Globs(policy.ignored());
    this.now = situation.now();
  }

  Finding judge(Offer offer) {
    if (offer.version().isEmpty()) {
      return new Out(offer.unread());
    }
    if (isInstalled(offer)) {
      return new Current();
    }
    return unwelcome(offer)
        .or(() -> notNewer(offer))
        .<Finding>map(Out::new)
        .or(() -> offer.unready(now))
        .orElseGet(() -> judgeByPeople(offer, offer.version().get()));
  }

  /// What is installed stays so if its publisher takes it away or makes it anew just now.
  private boolean isInstalled(Offer offer) {
    return offer.unready().isPresent()
        ? installed.hasNameOf(offer.candidate())
        : installed.is(offer.candidate()) && sights.movedFrom(offer.candidate()).isEmpty();
  }

  /// What is wrong with it by its name alone, whatever is installed.
  Optional<String> unwelcome(Offer offer) {
    return offer.version().isEmpty()
        ? Optional.of(offer.unread())
        : isIgnored(offer).or(() -> prerelease(offer)).or(() -> outOfRange(offer.version().get()));
  }

  Optional<String> isIgnored(Offer offer) {
    return ignored.matching(offer.candidate().name()).map("ignored by '%s'"::formatted);
  }

  private Finding judgeByPeople(Offer offer, SemVer version) {
    var approval = people.approvalOf(offer);
    if (policy.major() == MajorRule.REFUSE && isMajorStep(version)) {
      return new Out(
          "another major line than %s, which the policy refuses".formatted(installed.label()));
    }
    if (approval.isPresent()) {
      return new Free("approved " + People.signed(approval.get()), true);
    }
    var candidate = offer.candidate();
    return people
        .quarantineOf(candidate)
        .<Finding>map(words -> new Stopped(Obstacle.QUARANTINE, words, Optional.empty()))
        .or(() -> major(version))
        .or(() -> hold(offer))
        .or(() -> moved(candidate))
        .or(() -> age(candidate))
        .orElseGet(() -> new Free(newer(candidate), false));
  }

  private String newer(Candidate candidate) {
    if (installed.candidate().isEmpty()) {
      return "nothing is installed";
    }
    if (installed.version().isEmpty() && !installed.hasNameOf(candidate)) {
      return "which version is installed (%s) is not known".formatted(installed.label());
    }
    return installed.hasNameOf(candidate)
        ? "the installed name means another revision now"
        : "newer than " + installed.label();
  }

  private Optional<String> prerelease(Offer offer) {
    if (policy.prereleases()) {
      return Optional.empty();
    }
    if (offer.version().filter(SemVer::isPrerelease).isPresent()) {
      return Optional.of("a pre-release by its name");
    }
    return offer.candidate().prerelease()
        ? Optional.of("marked as a pre-release by its publisher")
        : Optional.empty();
  }

  private Optional<String> outOfRange(SemVer version) {
    return policy
        .range()
        .filter(range -> !range.matches(version, policy.prereleases()))
        .map("outside the range %s"::formatted);
  }

  private Optional<String> notNewer(Offer offer) {
    if (installed.hasNameOf(offer.candidate()) || installed.version().isEmpty()) {
      return Optional.empty();
    }
    int order = offer.version().get().compareTo(installed.version().get());
    if (order > 0) {
      return Optional.empty();
    }
    return Optional.of(
        order < 0
            ? "lower than %s, which is installed".formatted(installed.label())
            : "the same version as %s, which is installed".formatted(installed.label()));
  }

  private Optional<Finding> moved(Candidate candidate) {
    return sights
        .movedFrom(candidate)
        .flatMap(was -> {
          var words = Sights.words(candidate, was);
          return switch (policy.moved()) {
            case ACCEPT -> Optional.<Finding>empty();
            case IGNORE -> Optional.<Finding>of(new Out(words));
            case ALERT ->
                Optional.<Finding>of(
                    new Stopped(
                        Obstacle.MOVED,
                        "%s: approve %s to take what it names now"
                            .formatted(words, candidate.revision().shortened()),
                        Optional.empty()));
          };
        });
  }

  private boolean isMajorStep(SemVer version) {
    return installed.version().filter(now -> now.isMajorStepTo(version)).isPresent();
  }

  private Optional<Finding> major(SemVer version) {
    return policy.major() == MajorRule.APPROVE && isMajorStep(version)
        ? Optional.of(
            new Stopped(
                Obstacle.APPROVAL,
                "a major step from %s, needs approval".formatted(installed.label()),
                Optional.empty()))
        : Optional.empty();
  }

  private Optional<Finding> age(Candidate candidate) {
    return sights
        .tooYoungUntil(candidate)
        .map(until ->
            new Stopped(Obstacle.AGE, "too young, waits until " + until, Optional.of(until)));
  }

  private Optional<Finding> hold(Offer offer) {
    return people.holdOn(offer).map(words -> new Stopped(Obstacle.HOLD, words, Optional.empty()));
  }
}
