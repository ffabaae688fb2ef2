package dev.syncline.app.config;

import dev.syncline.core.plan.GuardTerms;

/// `guard:` of a sync: more than this part removed at once needs a person.
public record GuardSection(int removedPercentMax) {
  public static final GuardSection DEFAULT =
      new GuardSection(GuardTerms.DEFAULT.removedPercentMax());
}
