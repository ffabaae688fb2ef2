package dev.syncline.shared.trust;

import dev.syncline.core.content.Digest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// SHA-256 checksum files, as `sha256sum`, `shasum -a 256` and their BSD relatives write them.
public final class Checksums {
  private static final int LINE_MAX = 8192;
  private static final String BOM = "\uFEFF";
  private static final Pattern GNU = Pattern.compile("([0-9a-fA-F]{64})[ \t][ *]?(.+)");
  private static final Pattern BSD = Pattern.compile("SHA256 \\((.+)\\) = ([0-9a-fA-F]{64})");
  private static final Pattern LONE = Pattern.compile("[0-9a-fA-F]{64}");

  private Checksums() {}

  /// The digest of `fileName`; empty if the text does not tell. A text that is one digest and no
  /// name is taken as that of `fileName`: give it only what was published as `fileName.sha256`.
  ///
  /// A name in another directory is another name; `./` before it is not. Lines that are no SHA-256
  /// of a name (comments, other hashes, longer than 8192 characters) say nothing.
  public static Optional<Digest> parse(String text, String fileName) throws Contradiction {
    var lines = lines(text);
    if (lines.size() == 1 && LONE.matcher(lines.getFirst()).matches()) {
      return Optional.of(digest(lines.getFirst()));
    }
    var digests =
        lines.stream()
            .flatMap(Checksums::entry)
            .filter(entry -> entry.name().equals(fileName))
            .map(Entry::digest)
            .distinct()
            .toList();
    if (digests.size() > 1) {
      throw new Contradiction("it names several digests for one file");
    }
    return digests.stream().findFirst();
  }

  private static List<String> lines(String text) {
    var plain = text.startsWith(BOM) ? text.substring(BOM.length()) : text;
    return Arrays.stream(plain.split("\r?\n"))
        .map(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
        .filter(line -> line.length() <= LINE_MAX && !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  private static Stream<Entry> entry(String line) {
    boolean escaped = line.startsWith("\\");
    var plain = escaped ? line.substring(1) : line;
    var gnu = GNU.matcher(plain);
    if (gnu.matches()) {
      return entry(gnu, 2, 1, escaped);
    }
    var bsd = BSD.matcher(plain);
    return bsd.matches() ? entry(bsd, 1, 2, escaped) : Stream.empty();
  }

  private static Stream<Entry> entry(Matcher line, int name, int hex, boolean escaped) {
    var written = line.group(name);
    var meant = escaped ? unescaped(written) : Optional.of(written);
    return meant.stream().map(it -> new Entry(withoutDot(it), digest(line.group(hex))));
  }

  /// Empty if there is an escape that nobody writes.
  private static Optional<String> unescaped(String written) {
    var name = new StringBuilder();
    for (var at = 0; at < written.length(); at++) {
      char one = written.charAt(at);
      if (one == '\\') {
        at++;
        var escape = at < written.length() ? "\\nr".indexOf(written.charAt(at)) : -1;
        if (escape < 0) {
          return Optional.empty();
        }
        one = "\\\n\r".charAt(escape);
      }
      name.append(one);
    }
    return Optional.of(name.toString());
  }

  private static String withoutDot(String name) {
    return name.startsWith("./") ? name.substring(2) : name;
  }

  private static Digest digest(String hex) {
    return new Digest(hex.toLowerCase(Locale.ROOT));
  }

  private record Entry(String name, Digest digest) {}
}
