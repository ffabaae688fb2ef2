package dev.syncline.app.config;

import dev.syncline.core.policy.MajorRule;
import dev.syncline.core.policy.MovedRule;
import dev.syncline.core.version.TagPattern;
import java.time.Duration;
import java.util.List;

/// `policy:` of a sync, without the range, which stands with its source.
public record PolicySection(
    MajorRule major,
    boolean prereleases,
    Duration minimumAge,
    List<String> ignored,
    TagPattern tag,
    MovedRule moved) {
  public static final PolicySection DEFAULT =
      new PolicySection(
          MajorRule.APPROVE,
          false,
          Duration.ZERO,
          List.of(),
          TagPattern.WHOLE_TAG,
          MovedRule.ALERT);

  public PolicySection {
    ignored = List.copyOf(ignored);
  }
}
