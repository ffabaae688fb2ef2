package dev.syncline.core.version;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A version as [SemVer 2.0.0](https://semver.org/spec/v2.0.0.html) defines it. Numbers may be of
/// any length that fits into `LENGTH_MAX` characters of the whole text.
///
/// The order ignores build metadata (section 10), `equals` does not: `1.0.0+a` and `1.0.0+b`
/// compare as 0 and are not equal. Keep versions in sorted sets only where that is wanted.
public record SemVer(
    BigInteger major,
    BigInteger minor,
    BigInteger patch,
    List<String> prerelease,
    List<String> build)
    implements Comparable<SemVer> {

  /// Characters in the longest version there is.
  public static final int LENGTH_MAX = 256;

  private static final int BITS_MAX = 1024; // more than LENGTH_MAX digits can hold

  public SemVer {
    prerelease = List.copyOf(prerelease);
    build = List.copyOf(build);
    Stream.of(major, minor, patch).forEach(SemVer::requireNumber);
    require(prerelease.stream().allMatch(Identifier::isPrerelease), "pre-release", prerelease);
    require(build.stream().allMatch(Identifier::isBuild), "build metadata", build);
    int length = text(major, minor, patch, prerelease, build).length();
    require(length <= LENGTH_MAX, "length (at most " + LENGTH_MAX + ")", length);
  }

  public static SemVer of(long major, long minor, long patch) {
    return new SemVer(
        BigInteger.valueOf(major),
        BigInteger.valueOf(minor),
        BigInteger.valueOf(patch),
        List.of(),
        List.of());
  }

  /// Reads what the specification allows and nothing else: no `v`, no spaces, three numbers. The
  /// way to read a tag is [TagPattern].
  public static Optional<SemVer> parse(String text) {
    if (text.length() > LENGTH_MAX) {
      return Optional.empty();
    }
    int plus = text.indexOf('+');
    String ordered = plus < 0 ? text : text.substring(0, plus);
    int dash = ordered.indexOf('-');
    var core = Identifier.split(dash < 0 ? ordered : ordered.substring(0, dash));
    var prerelease = piecesAfter(dash, ordered);
    var build = piecesAfter(plus, text);
    boolean valid =
        core.size() == 3
            && core.stream().allMatch(Identifier::isNumber)
            && prerelease.stream().allMatch(Identifier::isPrerelease)
            && build.stream().allMatch(Identifier::isBuild);
    return valid ? Optional.of(of(core, prerelease, build)) : Optional.empty();
  }

  private static List<String> piecesAfter(int at, String text) {
    return at < 0 ? List.of() : Identifier.split(text.substring(at + 1));
  }

  private static SemVer of(List<String> core, List<String> prerelease, List<String> build) {
    var numbers = core.stream().map(BigInteger::new).toList();
    return new SemVer(numbers.get(0), numbers.get(1), numbers.get(2), prerelease, build);
  }

  public boolean isPrerelease() {
    return !prerelease.isEmpty();
  }

  /// The line within which updates promise to break nothing: `2` for 2.10.25, `0.3` for 0.3.7,
  /// because before 1.0.0 a new minor version may break everything.
  public String majorLine() {
    return major.signum() == 0 ? "0." + minor : major.toString();
  }

  /// Whether going from this version to `next`, upwards or downwards, leaves the major line. Who
  /// does not count 0.x minors compares `major()`.
  public boolean isMajorStepTo(SemVer next) {
    return !majorLine().equals(next.majorLine());
  }

  /// Precedence, section 11: a pre-release comes before its release, numbers before words, words by
  /// ASCII (so `RC` before `alpha`, and `rc10` before `rc9`; `rc.9` before `rc.10`).
  @Override
  public int compareTo(SemVer other) {
    int byCore = compareCore(other);
    if (byCore != 0 || prerelease.equals(other.prerelease)) {
      return byCore;
    }
    if (prerelease.isEmpty() || other.prerelease.isEmpty()) {
      return prerelease.isEmpty() ? 1 : -1;
    }
    return Identifier.compare(prerelease, other.prerelease);
  }

  /// Compares major, minor and patch alone, as if neither were a pre-release.
  int compareCore(SemVer other) {
    int byMajor = major.compareTo(other.major);
    if (byMajor != 0) {
      return byMajor;
    }
    int byMinor = minor.compareTo(other.minor);
    return byMinor != 0 ? byMinor : patch.compareTo(other.patch);
  }

  /// The text that `parse` reads back.
  @Override
  public String toString() {
    return text(major, minor, patch, prerelease, build);
  }

  private static String text(
      BigInteger major,
      BigInteger minor,
      BigInteger patch,
      List<String> prerelease,
      List<String> build) {
    return major
        + ("." + minor + "." + patch)
        + (prerelease.isEmpty() ? "" : "-" + String.join(".", prerelease))
        + (build.isEmpty() ? "" : "+" + String.join(".", build));
  }

  private static void requireNumber(BigInteger number) {
    require(number.signum() >= 0, "number", number);
    require(number.bitLength() <= BITS_MAX, "bits in a number", number.bitLength());
  }

  private static void require(boolean holds, String what, Object value) {
    if (!holds) {
      throw new IllegalArgumentException("not a version: " + what + " " + value);
    }
  }
}
