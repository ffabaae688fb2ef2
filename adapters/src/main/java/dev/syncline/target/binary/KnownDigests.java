package dev.syncline.target.binary;

import dev.syncline.core.content.Digest;
import dev.syncline.shared.files.FileDigests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Digests of the live file and of the previous one, read anew only when the file system says that
/// they changed. Small files are always read: an edit within one tick of the file system's clock
/// would not show, and reading a large file takes longer than a tick.
final class KnownDigests {
  private static final long CACHED_FROM_BYTES = 16L << 20;

  private record Known(Fingerprint fingerprint, Digest digest) {}

  // By path: two for each binary. Safe for many threads; a lost entry is only read again.
  private final Map<Path, Known> known = new ConcurrentHashMap<>();

  /// Of what lies there now; empty where there is no plain file.
  Optional<Digest> of(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      known.remove(file);
      return Optional.empty();
    }
    try {
      return Optional.of(read(file));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  /// Gives a file a further name; false where it did not.
  @FunctionalInterface
  interface Naming {
    boolean done() throws IOException;
  }

  /// A further name moves the change time of `file` as an edit would: what is known of its bytes
  /// stays known if nothing else of it moves meanwhile, so that it is not read again for that.
  boolean across(Path file, Naming naming) throws IOException {
    var before = Fingerprint.of(file);
    boolean isDone = naming.done();
    var after = Fingerprint.of(file);
    known.computeIfPresent(
        file,
        (_, last) ->
            last.fingerprint().equals(before) && before.hasSameBytes(after)
                ? new Known(after, last.digest())
                : last);
    return isDone;
  }

  private Digest read(Path file) throws IOException {
    var before = Fingerprint.of(file);
    var last = known.get(file);
    if (last != null && last.fingerprint().equals(before)) {
      return last.digest();
    }
    var digest = FileDigests.of(file);
    if (before.bytes() >= CACHED_FROM_BYTES && before.equals(Fingerprint.of(file))) {
      known.put(file, new Known(before, digest));
    }
    return digest;
  }
}
