package dev.syncline.shared.files;

import dev.syncline.core.content.Content.Artifact;
import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Revision;
import dev.syncline.core.ledger.Artifacts;
import dev.syncline.core.ledger.BuildKey;
import dev.syncline.core.ledger.Inventories;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/// Artifacts in a directory: `DIGEST/NAME` for the bytes, `keys/` for what was made by which key.
/// An entry appears by one rename of its whole directory and goes the same way, so a kill leaves it
/// there or not. Bytes are copied in and read-only, never linked: what is edited in place elsewhere
/// does not reach them. May be called by many threads; one process has it open at a time, as it has
/// the state directory.
public final class ArtifactStore implements Artifacts {
  private static final Pattern ENTRY = Pattern.compile("[0-9a-f]{64}");

  private final Path directory;
  private final StoreLimits limits;
  private final Inventories inventories;
  private final DurableFiles files;
  private final Pace pace;
  private final KeyIndex keys;
  // Guards which entries are there: an entry is put in or taken out by its holder alone.
  private final ReentrantLock lock = new ReentrantLock();

  private ArtifactStore(
      Path directory, StoreLimits limits, Inventories inventories, DurableFiles files, Pace pace) {
    this.directory = directory;
    this.limits = limits;
    this.inventories = inventories;
    this.files = files;
    this.pace = pace;
    this.keys = new KeyIndex(directory.resolve("keys"), files);
  }

  /// Opens the store in `directory`, which is made where it is missing, and sweeps what a kill left
  /// there.
  public static ArtifactStore open(
      Path directory, StoreLimits limits, Inventories inventories, DurableFiles files, Pace pace)
      throws SyncException {
    var store = new ArtifactStore(directory, limits, inventories, files, pace);
    try {
      files.createDirectories(directory.resolve("keys"), "artifact.store");
      store.sweep(directory);
      store.sweep(directory.resolve("keys"));
      return store;
    } catch (IOException refusal) {
      throw store.fault("opening the artifact store", refusal);
    }
  }

  @Override
  public Optional<Artifact> find(Digest digest, Revision revision) throws SyncException {
    try {
      return whole(digest)
          .map(file -> new Artifact(revision, file.getFileName().toString(), digest, file));
    } catch (IOException refusal) {
      throw fault("reading artifact " + digest.shortened(), refusal);
    }
  }

  @Override
  public Optional<Artifact> made(BuildKey key) throws SyncException {
    try {
      var made = keys.find(key);
      if (made.isEmpty()) {
        return Optional.empty();
      }
      var file = whole(made.get().digest());
      if (file.isEmpty()) {
        keys.drop(key);
      }
      return file.map(
          bytes -> new Artifact(key.revision(), made.get().name(), made.get().digest(), bytes));
    } catch (IOException refusal) {
      throw fault("reading what was made of " + key.revision().shortened(), refusal);
    }
  }

  @Override
  public Artifact keep(Artifact artifact, Optional<BuildKey> key) throws SyncException {
    var what = "keeping artifact %s".formatted(artifact.name());
    requirePlain(artifact.name(), what);
    try {
      var there = whole(artifact.digest());
      var file = there.isPresent() ? there.get() : add(artifact, what);
      if (key.isPresent()) {
        keys.put(key.get(), new KeyIndex.Made(artifact.digest(), artifact.name()));
      }
      makeRoom(artifact.digest());
      return new Artifact(artifact.revision(), artifact.name(), artifact.digest(), file);
    } catch (IOException refusal) {
      throw fault(what, refusal);
    }
  }

  private Path add(Artifact artifact, String what) throws IOException, SyncException {
    var entry = entry(artifact.digest());
    var aside = Temporary.beside(entry);
    try {
      Files.createDirectory(aside);
      var copy = aside.resolve(artifact.name());
      copyWhole(artifact, copy, what);
      files.sync(aside, "artifact.aside");
      putIn(aside, entry);
      touch(entry);
      return entry.resolve(onlyName(entry).orElse(artifact.name()));
    } finally {
      files.delete(aside, "artifact.aside");
    }
  }

  private void copyWhole(Artifact artifact, Path copy, String what)
      throws IOException, SyncException {
    try (var readBack = files.copy(artifact.file(), copy, "artifact.copy")) {
      Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("r-x------"));
      files.sync(copy, "artifact.copy");
      if (!readBack.digest().equals(artifact.digest())) {
        throw SyncException.passing(
            "SYN-ARTIFACT-DIGEST",
            what,
            "its bytes are not those of " + artifact.digest(),
            "it is fetched or made again");
      }
    }
  }

  private void putIn(Path aside, Path entry) throws IOException {
    lock.lock();
    try {
      if (!Files.exists(entry, LinkOption.NOFOLLOW_LINKS)) {
        files.rename(aside, entry, "artifact.entry");
      } // else another thread was quicker with the same bytes
    } finally {
      lock.unlock();
    }
  }

  /// The stored file where its bytes are those of `digest`, which then counts as used now.
  private Optional<Path> whole(Digest digest) throws IOException {
    var entry = entry(digest);
    if (!Files.exists(entry, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    if (!isWhole(entry, digest)) {
      removeDamaged(entry, digest);
      return Optional.empty();
    }
    touch(entry);
    return onlyName(entry).map(entry::resolve);
  }

  private void removeDamaged(Path entry, Digest digest) throws IOException {
    lock.lock();
    try {
      // Looked at again: meanwhile another thread may have put the right bytes there.
      if (Files.exists(entry, LinkOption.NOFOLLOW_LINKS) && !isWhole(entry, digest)) {
        remove(entry);
      }
    } finally {
      lock.unlock();
    }
  }

  /// The stored file where its bytes are those of `digest`; nothing is touched.
  static Optional<Path> look(Path directory, Digest digest) throws IOException {
    var entry = directory.resolve(digest.hex());
    return isWhole(entry, digest) ? onlyName(entry).map(entry::resolve) : Optional.empty();
  }

  private static boolean isWhole(Path entry, Digest digest) throws IOException {
    var name = onlyName(entry);
    try {
      return name.isPresent() && FileDigests.of(entry.resolve(name.get())).equals(digest);
    } catch (java.nio.file.NoSuchFileException _) {
      return false; // evicted while it was read
    }
  }

  private static Optional<String> onlyName(Path entry) throws IOException {
    try (var inside = Files.list(entry)) {
      var found = inside.limit(2).toList();
      return found.size() == 1 && Files.isRegularFile(found.getFirst(), LinkOption.NOFOLLOW_LINKS)
          ? Optional.of(found.getFirst().getFileName().toString())
          : Optional.empty();
    } catch (java.nio.file.NoSuchFileException | java.nio.file.NotDirectoryException _) {
      return Optional.empty();
    }
  }

  private void makeRoom(Digest kept) throws IOException, SyncException {
    if (isWithin(stored())) {
      return;
    }
    var inUse =
        inventories.inUse(); // asked before the lock: nothing is called out while holding it
    lock.lock();
    try {
      var left = new ArrayList<>(stored());
      for (var entry : List.copyOf(left)) {
        if (isWithin(left)) {
          return;
        }
        if (!inUse.contains(entry.digest()) && !entry.digest().equals(kept)) {
          remove(entry.path());
          keys.dropAllOf(entry.digest());
          left.remove(entry);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isWithin(List<Stored> stored) {
    return stored.size() <= limits.countMax()
        && stored.stream().mapToLong(Stored::bytes).sum() <= limits.bytesMax();
  }

  /// One entry as it lies there.
  private record Stored(Path path, Digest digest, long bytes, FileTime lastUse) {}

  /// All entries, the longest unused first.
  private List<Stored> stored() throws IOException {
    var all = new ArrayList<Stored>();
    try (var entries = Files.list(directory)) {
      for (var path : (Iterable<Path>) entries::iterator) {
        var name = path.getFileName().toString();
        if (ENTRY.matcher(name).matches()) {
          var file = onlyName(path).map(path::resolve).orElse(path).toFile();
          var lastUse = FileTime.fromMillis(path.toFile().lastModified());
          all.add(new Stored(path, new Digest(name), file.length(), lastUse));
        }
      }
    }
    all.sort(Comparator.comparing(Stored::lastUse).thenComparing(Stored::path));
    return all;
  }

  private void remove(Path entry) throws IOException {
    var aside = Temporary.beside(entry);
    files.rename(entry, aside, "artifact.remove");
    files.delete(aside, "artifact.remove");
  }

  private void touch(Path entry) throws IOException {
    try {
      Files.setLastModifiedTime(entry, FileTime.from(pace.now()));
    } catch (java.nio.file.NoSuchFileException _) {
      // evicted meanwhile: whoever opens it is told
    }
  }

  private void sweep(Path swept) throws IOException {
    for (var left : Temporary.leftIn(swept)) {
      files.delete(left, "artifact.sweep");
    }
  }

  private Path entry(Digest digest) {
    return directory.resolve(digest.hex());
  }

  private static void requirePlain(String name, String what) throws SyncException {
    if (name.isEmpty() || name.length() > 255 || name.matches("\\.\\.?|(?s).*[/\\n\\x00].*")) {
      throw SyncException.rejected(
          "SYN-ARTIFACT-NAME",
          what,
          "an artifact has a plain file name",
          "correct the name that the source or the build gives it");
    }
  }

  private SyncException fault(String what, IOException refusal) {
    boolean full = DiskRefusal.isFull(refusal);
    return SyncException.passing(
            full ? "SYN-ARTIFACT-SPACE" : "SYN-ARTIFACT-DISK",
            what,
            DiskRefusal.words(refusal),
            full
                ? "make room on the disk of the state directory"
                : "look at the disk and the owner of the state directory")
        .causedBy(refusal);
  }
}
