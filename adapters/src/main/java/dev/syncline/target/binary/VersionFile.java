package dev.syncline.target.binary;

import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Revision;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a `.version` file says. Written as the four lines `version:`, `commit:`, `timestamp:`,
/// `checksum:` (SHA-256 of the binary, in hex). Read in every form that was ever written: any of
/// these lines missing, `commit: unknown`, one bare line with the version, unknown keys, CRLF; what
/// makes no sense is as if it were not there, so reading never fails. Pure.
public record VersionFile(
    Optional<String> version,
    Optional<String> commit,
    Optional<String> timestamp,
    Optional<Digest> checksum) {
  /// What a binary is said to come from that somebody else put there.
  public static final Origin FOUND = new Origin("found in place");

  public static final VersionFile EMPTY =
      new VersionFile(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /// More than this is not read.
  public static final int BYTES_MAX = 64 << 10;

  private static final int VALUE_LENGTH_MAX = 256;
  private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z][A-Za-z0-9_-]*)\\s*:(.*)");
  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+~/@-]*");
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{4,64}");
  private static final Set<String> NO_COMMIT = Set.of("unknown", "none");
  private static final Pattern CHECKSUM = Pattern.compile("(?:sha256:)?([0-9a-f]{64})");

  /// What is written beside a binary with these bytes that was installed as `candidate` at `at`.
  public static VersionFile of(Candidate candidate, Digest bytes, Instant at) {
    return new VersionFile(
        Optional.of(oneLine(candidate.name())).filter(name -> !name.isEmpty()),
        Optional.of(candidate.revision().value()).filter(value -> COMMIT.matcher(value).matches()),
        Optional.of(at.truncatedTo(ChronoUnit.SECONDS).toString()),
        Optional.of(bytes));
  }

  /// Reads what `bytes` say; only the first [#BYTES_MAX] of them.
  public static VersionFile parse(byte[] bytes) {
    var said = said(bytes);
    return new VersionFile(
        value(said, "version").or(() -> value(said, "")),
        value(said, "commit").map(VersionFile::lower).filter(it -> COMMIT.matcher(it).matches()),
        value(said, "timestamp"),
        value(said, "checksum").map(VersionFile::lower).flatMap(VersionFile::digest));
  }

  /// What is wrong with a file of these `bytes`, of which something was left out; empty where it
  /// says all that it says well, or nothing at all.
  public static Optional<String> doubt(byte[] bytes) {
    var said = said(bytes);
    var file = parse(bytes);
    var commit = lower(said.getOrDefault("commit", ""));
    if (isUnread(said, "commit", file.commit()) && !NO_COMMIT.contains(commit)) {
      return Optional.of("its commit is no commit");
    }
    if (isUnread(said, "checksum", file.checksum())) {
      return Optional.of("its checksum is no SHA-256");
    }
    if (isUnread(said, "version", file.version()) || isUnread(said, "", file.version())) {
      return Optional.of("its version is too long or not printable");
    }
    boolean blank = new String(bytes, 0, length(bytes), StandardCharsets.UTF_8).isBlank();
    return file.equals(EMPTY) && !blank
        ? Optional.of("it names neither a version nor a commit")
        : Optional.empty();
  }

  private static boolean isUnread(Map<String, String> said, String key, Optional<?> read) {
    return read.isEmpty() && !said.getOrDefault(key, "").isBlank();
  }

  private static int length(byte[] bytes) {
    return Math.min(bytes.length, BYTES_MAX);
  }

  private static Map<String, String> said(byte[] bytes) {
    var text = new String(bytes, 0, length(bytes), StandardCharsets.UTF_8);
    var said = new LinkedHashMap<String, String>();
    text.lines().forEach(line -> readLine(line.replace("\uFEFF", ""), said));
    return said;
  }

  private static void readLine(String line, Map<String, String> said) {
    var match = LINE.matcher(line);
    if (match.matches()) {
      said.putIfAbsent(lower(match.group(1)), match.group(2).strip());
    } else if (BARE.matcher(line.strip()).matches()) {
      said.putIfAbsent("", line.strip());
    }
  }

  private static Optional<String> value(Map<String, String> said, String key) {
    return Optional.ofNullable(said.get(key))
        .filter(value -> !value.isBlank() && value.length() <= VALUE_LENGTH_MAX)
        .filter(value -> value.chars().noneMatch(VersionFile::isUnprintable));
  }

  private static Optional<Digest> digest(String value) {
    var match = CHECKSUM.matcher(value);
    return match.matches() ? Optional.of(new Digest(match.group(1))) : Optional.empty();
  }

  /// Whether this file can stand beside a binary with these bytes that is `candidate`: whatever it
  /// says is right, and it says which version that is. A binary that is known by its digest alone
  /// needs no file.
  public boolean describes(Candidate candidate, Digest bytes) {
    if (checksum.isPresent() && !checksum.get().equals(bytes)) {
      return false;
    }
    if (version.isEmpty() && commit.isEmpty()) {
      return candidate.name().equals(bytes.toString());
    }
    boolean sameVersion =
        version.isEmpty() || oneLine(version.get()).equals(oneLine(candidate.name()));
    return sameVersion && isSameCommit(candidate.revision());
  }

  private boolean isSameCommit(Revision revision) {
    if (commit.isEmpty() || !COMMIT.matcher(revision.value()).matches()) {
      return true;
    }
    return revision.value().startsWith(commit.get());
  }

  /// The candidate that a binary with these bytes is by what this file says; by its digest alone
  /// where the file is empty or is about other bytes.
  public Candidate adopt(Digest bytes) {
    if (checksum.isPresent() && !checksum.get().equals(bytes)) {
      return EMPTY.adopt(bytes);
    }
    var name = version.or(() -> commit).orElse(bytes.toString());
    return Candidate.of(FOUND, name, new Revision(commit.orElse(bytes.toString())));
  }

  /// The same, with the checksum of these bytes.
  public VersionFile about(Digest bytes) {
    return new VersionFile(version, commit, timestamp, Optional.of(bytes));
  }

  /// Of all that it says but the time.
  public Digest identity() {
    return Digest.of(
        "%s\n%s\n%s"
            .formatted(
                version.orElse(""), commit.orElse(""), checksum.map(Digest::hex).orElse("")));
  }

  /// The file as it is written.
  public String text() {
    var lines = new StringBuilder();
    version.ifPresent(it -> lines.append("version: ").append(it).append('\n'));
    lines.append("commit: ").append(commit.orElse("unknown")).append('\n');
    timestamp.ifPresent(it -> lines.append("timestamp: ").append(it).append('\n'));
    checksum.ifPresent(it -> lines.append("checksum: ").append(it.hex()).append('\n'));
    return lines.toString();
  }

  private static String oneLine(String name) {
    var printable = new StringBuilder();
    name.strip()
        .chars()
        .limit(VALUE_LENGTH_MAX)
        .forEach(it -> printable.append(isWritable(it) ? (char) it : '?'));
    return printable.toString().strip();
  }

  private static boolean isWritable(int character) {
    return !isUnprintable(character) && !Character.isSurrogate((char) character);
  }

  private static boolean isUnprintable(int character) {
    return Character.isISOControl(character) || character == 0xFFFD || character == 0xFEFF;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
