package dev.syncline.core.version;

/// One comparison of a range. With `line`, the version stands for the edge of a whole line: all
/// pre-releases of it lie on the same side as it does.
record Limit(Relation relation, SemVer version, boolean line) {
  enum Relation {
    BELOW,
    AT_MOST,
    AT_LEAST,
    ABOVE
  }

  boolean admits(SemVer candidate, boolean prereleases) {
    // A lower edge takes its pre-releases in only where pre-releases are ordinary versions, as npm.
    boolean byCore = line && (prereleases || relation == Relation.BELOW);
    int order = byCore ? candidate.compareCore(version) : candidate.compareTo(version);
    return switch (relation) {
      case BELOW -> order < 0;
      case AT_MOST -> order <= 0;
      case AT_LEAST -> order >= 0;
      case ABOVE -> order > 0;
    };
  }

  boolean namesPrereleaseOf(SemVer candidate) {
    return version.isPrerelease() && version.compareCore(candidate) == 0;
  }
}
