package dev.syncline.core.version;

/// How the tags of one source carry their version: fixed text around one hole, written as
/// `{version}` or `*`: `nats-v{version}`, `arc-*`, `{version}-stable`. Case matters.
///
/// What stands in the hole is read so:
///
/// 1. One leading `v` or `V` is dropped.
/// 2. SemVer 2.0.0 is taken as it stands, `rc10` included, which the order puts before `rc9`.
/// 3. Missing numbers are zeros: `v2.10` is 2.10.0, `v3` is 3.0.0. Four numbers are no version.
/// 4. Leading zeros are no version, except in the months and days of a calendar version whose year
///    has four digits: `2024.01.05` is 2024.1.5.
/// 5. A known pre-release word may follow with `-`, `.`, `_` or nothing in between; it is read in
///    lower case with its number apart, so that numbers count: `2.11.0rc10` is 2.11.0-rc.10. `a`,
///    `b` (with a number) are alpha and beta; `c`, `cr` are rc; `milestone` is m. Then the order is
///    SemVer's: alpha, beta, canary, dev, m, nightly, pre, preview, rc, snapshot.
/// 6. `.Final`, `.GA` and `.RELEASE` mark the release itself.
///
/// A bare number of more than five digits, in a tag that is nothing else, is a date or a build
/// number and no version; a `v` or a pattern around it says otherwise.
public record TagPattern(String prefix, String suffix) {
  /// The whole tag is the version.
  public static final TagPattern WHOLE_TAG = new TagPattern("", "");

  private static final String REF = "refs/tags/";
  private static final String HOLE = "{version}";
  private static final String FORBIDDEN = "{}*?[\\^~: ";
  private static final int LENGTH_MAX = 256;
  private static final int BARE_DIGITS_MAX = 5;

  public TagPattern {
    prefix = withoutRef(prefix);
    String text = prefix + suffix;
    if (text.length() > LENGTH_MAX || !text.chars().allMatch(TagPattern::mayStandInTag)) {
      throw new IllegalArgumentException(
          "tag pattern "
              + Quoted.of(prefix + HOLE + suffix)
              + ": valid is plain text with one {version} or one *, such as nats-v{version}");
    }
  }

  /// Throws `IllegalArgumentException`, with the pattern and what would be valid, if there is not
  /// exactly one hole.
  public static TagPattern parse(String text) {
    String hole = text.contains(HOLE) ? HOLE : "*";
    int at = text.indexOf(hole);
    if (at < 0) {
      throw new IllegalArgumentException(
          "tag pattern "
              + Quoted.of(text)
              + " does not say where the version stands; valid is for example nats-v{version}, or *");
    }
    return new TagPattern(text.substring(0, at), text.substring(at + hole.length()));
  }

  /// Reads a tag, with or without `refs/tags/`. Never throws, whatever the remote sends.
  public Reading read(String tag) {
    String name = withoutRef(tag);
    int end = name.length() - suffix.length();
    if (end < prefix.length() || !name.startsWith(prefix) || !name.endsWith(suffix)) {
      return new Reading.OtherPattern(Quoted.of(name) + " does not fit " + this);
    }
    if (name.length() > BARE_DIGITS_MAX && equals(WHOLE_TAG) && Identifier.isDigits(name)) {
      return new Reading.NotAVersion(
          Quoted.of(name) + " is a bare number, rather a date or a build than a version");
    }
    return LooseVersion.read(withoutV(name.substring(prefix.length(), end)));
  }

  /// The pattern that `parse` reads back.
  @Override
  public String toString() {
    return prefix + HOLE + suffix;
  }

  private static String withoutRef(String tag) {
    String name = tag;
    while (name.startsWith(REF)) {
      name = name.substring(REF.length());
    }
    return name;
  }

  private static String withoutV(String text) {
    boolean prefixed = text.length() > 1 && "vV".indexOf(text.charAt(0)) >= 0;
    return prefixed && Identifier.isDigit(text.charAt(1)) ? text.substring(1) : text;
  }

  private static boolean mayStandInTag(int c) {
    return FORBIDDEN.indexOf(c) < 0 && !Character.isISOControl(c);
  }
}
