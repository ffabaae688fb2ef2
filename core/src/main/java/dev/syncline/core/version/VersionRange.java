package dev.syncline.core.version;

import java.util.List;

/// Which versions are welcome, in the words of [npm](https://github.com/npm/node-semver#ranges):
/// `>=2.10 <3`, `^1.2`, `~1.2.3`, `1.x`, `*`, `1.2 - 2.0`, alternatives with `||`; a comma means
/// "and", as a space does. A version with parts left out names its whole line with all pre-releases
/// of it: `<3` leaves 3.0.0-rc.1 out, `<3.0.0` does not.
///
/// Other than npm, an empty range, `>*`, `1.x.3` and two comparisons without anything between them
/// are errors: each is likelier a slip than a wish.
///
/// Two ranges are equal when they are written alike.
public final class VersionRange {
  /// Every version.
  public static final VersionRange ANY = parse("*");

  private final String text;
  private final List<List<Limit>> alternatives;

  private VersionRange(String text, List<List<Limit>> alternatives) {
    this.text = text;
    this.alternatives = alternatives;
  }

  /// Throws `IllegalArgumentException` whose message names the range, the column (from 1) and what
  /// would be valid there. At most 1,024 characters.
  public static VersionRange parse(String text) {
    return new VersionRange(text.strip(), RangeParser.parse(text));
  }

  /// With `prereleases`, they are ordinary versions in their order. Without, a pre-release is in
  /// the range only if the alternative that admits it names a pre-release of the same
  /// major.minor.patch: `>=1.2.3-rc.1` admits 1.2.3-rc.2, but never 1.2.4-rc.1.
  public boolean matches(SemVer version, boolean prereleases) {
    return alternatives.stream().anyMatch(limits -> admit(limits, version, prereleases));
  }

  private static boolean admit(List<Limit> limits, SemVer version, boolean prereleases) {
    boolean welcome =
        prereleases
            || !version.isPrerelease()
            || limits.stream().anyMatch(limit -> limit.namesPrereleaseOf(version));
    return welcome && limits.stream().allMatch(limit -> limit.admits(version, prereleases));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VersionRange range && text.equals(range.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /// The range as it was written.
  @Override
  public String toString() {
    return text;
  }
}
