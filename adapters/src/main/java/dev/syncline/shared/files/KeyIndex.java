package dev.syncline.shared.files;

import dev.syncline.core.content.Digest;
import dev.syncline.core.ledger.BuildKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which digest was made by which key: one small file for each key, `DIGEST NAME`. A key that leads
/// nowhere is harmless and dropped when it is met.
final class KeyIndex {
  /// What a key leads to.
  record Made(Digest digest, String name) {}

  private static final Pattern FORM = Pattern.compile("([0-9a-f]{64}) ([^/\\n]{1,255})\\n");
  private static final int FILE_BYTES_MAX = 1_024;
  private static final int KEYS_MAX = 4_096;

  private final Path directory;
  private final DurableFiles files;

  KeyIndex(Path directory, DurableFiles files) {
    this.directory = directory;
    this.files = files;
  }

  Optional<Made> find(BuildKey key) throws IOException {
    return read(fileOf(key));
  }

  void put(BuildKey key, Made made) throws IOException {
    var line = made.digest().hex() + " " + made.name() + "\n";
    files.replace(fileOf(key), line.getBytes(StandardCharsets.UTF_8), "artifact.key");
    dropOldest();
  }

  void drop(BuildKey key) throws IOException {
    files.delete(fileOf(key), "artifact.key");
  }

  /// Drops every key that leads to `digest`.
  void dropAllOf(Digest digest) throws IOException {
    for (var file : all()) {
      if (read(file).filter(made -> made.digest().equals(digest)).isPresent()) {
        files.delete(file, "artifact.key");
      }
    }
  }

  private void dropOldest() throws IOException {
    var all = all();
    if (all.size() <= KEYS_MAX) {
      return;
    }
    var byAge = new ArrayList<>(all);
    byAge.sort(Comparator.comparingLong(KeyIndex::writtenAt));
    for (var file : byAge.subList(0, all.size() - KEYS_MAX)) {
      files.delete(file, "artifact.key");
    }
  }

  private List<Path> all() throws IOException {
    try (var entries = Files.list(directory)) {
      return entries
          .filter(entry -> !entry.getFileName().toString().startsWith(Temporary.PREFIX))
          .toList();
    }
  }

  private static Optional<Made> read(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var text = new String(in.readNBytes(FILE_BYTES_MAX), StandardCharsets.UTF_8);
      var match = FORM.matcher(text);
      return match.matches()
          ? Optional.of(new Made(new Digest(match.group(1)), match.group(2)))
          : Optional.empty();
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  private static long writtenAt(Path file) {
    return file.toFile().lastModified();
  }

  private Path fileOf(BuildKey key) {
    var parts =
        String.join("\0", key.origin().name(), key.revision().value(), key.recipe().digest().hex());
    return directory.resolve(Digest.of(parts).hex());
  }
}
