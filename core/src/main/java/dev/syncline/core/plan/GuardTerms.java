package dev.syncline.core.plan;

/// When a plan must not be applied without a person: it would remove everything that is owned, or
/// more than `removedPercentMax` percent of it (100: only everything).
public record GuardTerms(int removedPercentMax) {
  public static final GuardTerms DEFAULT = new GuardTerms(100);

  public GuardTerms {
    if (removedPercentMax < 0 || removedPercentMax > 100) {
      throw new IllegalArgumentException("max-removed is between 0% and 100%");
    }
  }
}
