package dev.syncline.app.config;

import dev.syncline.app.config.shape.Fields;
import dev.syncline.app.config.shape.Forms;
import dev.syncline.app.config.shape.Key;
import dev.syncline.app.config.shape.Section;
import dev.syncline.app.config.shape.Shape.Listing;
import dev.syncline.app.config.shape.Shape.Spot;
import dev.syncline.core.policy.MajorRule;
import dev.syncline.core.policy.MovedRule;
import dev.syncline.core.version.TagPattern;
import java.time.Duration;
import java.util.List;

/// The keys of `policy:` and `guard:`.
final class PolicyKeys {
  private static final PolicySection DEFAULT = PolicySection.DEFAULT;

  private static final Key<MajorRule> MAJOR =
      Key.withDefault(
          "major",
          Forms.choice(MajorRule.class),
          DEFAULT.major(),
          "what happens to a version of another major line");
  private static final Key<Boolean> PRERELEASE =
      Key.withDefault(
          "prerelease", Forms.FLAG, DEFAULT.prereleases(), "whether pre-releases are taken");
  private static final Key<Duration> MINIMUM_AGE =
      Key.withDefault(
          "minimum-age",
          Forms.DURATION,
          DEFAULT.minimumAge(),
          "how long a version must have been seen before it is taken");
  private static final Key<List<Spot<String>>> IGNORE =
      Key.withDefault(
          "ignore",
          new Listing<>(Forms.TEXT, true, 0),
          List.of(),
          "versions that are never taken, as globs over their names");
  private static final Key<TagPattern> TAG =
      Key.withDefault(
          "tag",
          Forms.text("a tag pattern", TagPattern::parse),
          DEFAULT.tag(),
          "where the version stands in a tag, such as nats-v{version}");
  private static final Key<MovedRule> MOVED =
      Key.withDefault(
          "moved",
          Forms.choice(MovedRule.class),
          DEFAULT.moved(),
          "what happens when a tag no longer names the same commit");
  private static final Key<Integer> MAX_REMOVED =
      Key.withDefault(
          "max-removed",
          Forms.PERCENT,
          GuardSection.DEFAULT.removedPercentMax(),
          "more than this part removed at once needs a person");

  static final Section POLICY =
      Section.of("a map of rules", MAJOR, PRERELEASE, MINIMUM_AGE, IGNORE, TAG, MOVED);
  static final Section GUARD = Section.of("a map of limits", MAX_REMOVED);

  private PolicyKeys() {}

  static PolicySection policy(Fields fields) {
    return new PolicySection(
        fields.get(MAJOR),
        fields.get(PRERELEASE),
        fields.get(MINIMUM_AGE),
        Reading.values(fields.get(IGNORE)),
        fields.get(TAG),
        fields.get(MOVED));
  }

  static GuardSection guard(Fields fields) {
    return new GuardSection(fields.get(MAX_REMOVED));
  }
}
