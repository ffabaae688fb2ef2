package dev.syncline.source.release;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the asset for a machine is called: plain text with holes (`{name}` of the sync, `{binary}`,
/// `{os}`, `{arch}`, `{tag}`, and `{version}`, which is the tag without the pattern's text) and at
/// most one `*`, which stands for anything. Case matters.
public record AssetPattern(String text) {
  private static final List<String> HOLES =
      List.of("name", "binary", "os", "arch", "tag", "version");
  private static final Pattern HOLE = Pattern.compile("\\{([^{}]*)}");
  private static final int LENGTH_MAX = 255;

  /// What is looked for where nothing is said, the first that is there.
  public static final List<AssetPattern> USUAL =
      List.of(
          new AssetPattern("{name}-{os}-{arch}.tar.zst"),
          new AssetPattern("{name}-{os}-{arch}.tar.gz"),
          new AssetPattern("{name}-{os}-{arch}.zip"),
          new AssetPattern("{binary}-{os}-{arch}.tar.zst"),
          new AssetPattern("{binary}-{os}-{arch}.tar.gz"),
          new AssetPattern("{binary}-{os}-{arch}.zip"),
          new AssetPattern("{name}-{os}-{arch}"),
          new AssetPattern("{binary}-{os}-{arch}"));

  /// The one of them that most publish.
  static final AssetPattern TOLD = new AssetPattern("{name}-{os}-{arch}.tar.gz");

  public AssetPattern {
    if (text.isBlank()
        || text.length() > LENGTH_MAX
        || text.chars().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c))
        || text.indexOf('*') != text.lastIndexOf('*')
        || HOLE.matcher(text).replaceAll("").chars().anyMatch(c -> c == '{' || c == '}')
        || !HOLE.matcher(text).results().allMatch(hole -> HOLES.contains(hole.group(1)))) {
      throw new IllegalArgumentException(
          "plain text with {name}, {binary}, {os}, {arch}, {tag}, {version} and at most one *, such as"
              + " nats-{os}-{arch}.tar.gz");
    }
  }

  /// With its holes filled; a hole without a value stays as it is and matches nothing.
  String filled(Map<String, String> values) {
    return HOLE.matcher(text)
        .replaceAll(
            hole -> Matcher.quoteReplacement(values.getOrDefault(hole.group(1), hole.group())));
  }

  /// Whether `name` is what `filled` means.
  static boolean fits(String filled, String name) {
    int star = filled.indexOf('*');
    if (star < 0) {
      return filled.equals(name);
    }
    return name.length() >= filled.length() - 1
        && name.startsWith(filled.substring(0, star))
        && name.endsWith(filled.substring(star + 1));
  }

  @Override
  public String toString() {
    return text;
  }
}
