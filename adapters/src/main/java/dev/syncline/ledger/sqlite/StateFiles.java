package dev.syncline.ledger.sqlite;

import dev.syncline.core.run.SyncException;
import dev.syncline.shared.files.DiskRefusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// The files of the ledger in the state directory. What is made here is the owner's alone, where
/// the file system knows owners.
record StateFiles(Path directory) {
  /// What SQLite keeps beside a database: the log first, because without its database it is
  /// nothing, but beside a new database it would do harm.
  private static final List<String> BESIDE = List.of("-wal", "-shm");

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  Path ledger() {
    return directory.resolve("ledger.db");
  }

  Path log() {
    return directory.resolve("ledger.db-wal");
  }

  /// Whether the store beside the ledger holds anything.
  boolean hasArtifacts() throws IOException {
    var store = directory.resolve("artifacts");
    if (!Files.isDirectory(store)) {
      return false;
    }
    try (var below = Files.walk(store)) {
      return below.anyMatch(Files::isRegularFile);
    }
  }

  /// Makes the directory, with those above it, if it is missing. Where it is in a git checkout, git
  /// leaves it alone.
  void make() throws SyncException {
    requireNoFile();
    try {
      if (!Files.isDirectory(directory)) {
        Files.createDirectories(directory, only("rwx------"));
        Files.writeString(directory.resolve(".gitignore"), "*\n");
      }
    } catch (IOException e) {
      throw refused("make " + directory, e);
    }
  }

  /// Rejected where something else than a directory is in its place.
  void requireNoFile() throws SyncException {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw SyncException.rejected(
          "SYN-LEDGER-DISK",
          "the state directory " + directory,
          "it is a file, and no directory",
          "Move it away, or name another directory with state:");
    }
  }

  /// Makes an empty file; one that is there stays as it is.
  void touch(Path file) throws SyncException {
    try {
      Files.createFile(file, only("rw-------"));
    } catch (FileAlreadyExistsException _) {
      // kept, with the rights that it has
    } catch (IOException e) {
      throw refused("make " + file, e);
    }
  }

  /// Where a file goes that is kept aside because of `reason`:
  /// `ledger.db.damaged-20260105T080000.000Z`.
  Path aside(String reason, Instant now) {
    return directory.resolve("ledger.db.%s-%s".formatted(reason, STAMP.format(now)));
  }

  /// Moves the ledger aside together with what belongs to it.
  void moveAside(Path aside) throws SyncException {
    try {
      moveLogsAside(aside);
      Files.move(ledger(), aside);
      sync(directory);
    } catch (IOException e) {
      throw refused("keep the damaged ledger as " + aside, e);
    }
  }

  /// Moves only what SQLite keeps beside the ledger.
  void moveLogsAside(Path aside) throws IOException {
    for (var suffix : BESIDE) {
      var file = directory.resolve("ledger.db" + suffix);
      if (Files.exists(file)) {
        Files.move(file, directory.resolve(aside.getFileName() + suffix));
      }
    }
  }

  /// Fsyncs a file or the entries of a directory.
  static void sync(Path path) throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private FileAttribute<?>[] only(String rights) {
    return directory.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }

  static SyncException refused(String what, IOException e) {
    return SyncException.passing(
            "SYN-LEDGER-DISK", what, DiskRefusal.words(e), "Look at the space and the rights there")
        .causedBy(e);
  }
}
