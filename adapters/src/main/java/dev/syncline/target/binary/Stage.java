package dev.syncline.target.binary;

import dev.syncline.core.content.Digest;
import dev.syncline.core.plan.Journal;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.files.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Puts a binary and its version file beside the live path, on the same file system, in a directory
/// of their own so that the binary already has its name: durable, its bytes read again and
/// compared, owner and mode as they will be, and tried.
final class Stage {
  /// Both, ready to be renamed.
  record Staged(Path binary, Path version) {}

  private static final double ROOM_FOR_FRESH = 2.2; // itself and the known-good one put aside
  private static final double ROOM_FOR_KNOWN = 1.1;

  private final Layout layout;
  private final long bytesMax;
  private final DurableFiles files;
  private final Optional<SmokeCheck> check;

  Stage(Layout layout, long bytesMax, DurableFiles files, Optional<SmokeCheck> check) {
    this.layout = layout;
    this.bytesMax = bytesMax;
    this.files = files;
    this.check = check;
  }

  Staged put(Order order, Path aside, byte[] versionText, Journal journal)
      throws IOException, SyncException, InterruptedException {
    var source = order.bytes().locate();
    requireRoom(Files.size(source), order.isFresh());
    Files.createDirectory(aside);
    var staged = new Staged(aside.resolve(layout.key()), aside.resolve(".version"));
    try (var readBack = files.copy(source, staged.binary(), "binary.stage")) {
      FileMode.carry(layout.live(), staged.binary());
      files.sync(staged.binary(), "binary.stage");
      files.write(staged.version(), versionText, "binary.stage.version");
      files.sync(aside, "binary.stage.directory");
      requireDigest(order, readBack.digest());
    }
    if (order.isFresh() && check.isPresent()) {
      check.get().pass(staged.binary(), journal);
    }
    return staged;
  }

  private void requireRoom(long bytes, boolean isFresh) throws IOException, SyncException {
    if (bytes > bytesMax) {
      throw SyncException.unfit(
          1,
          "SYN-BINARY-SIZE",
          layout.key(),
          "it has %d bytes, at most %d are allowed".formatted(bytes, bytesMax),
          "the live binary is untouched; allow more if it is right");
    }
    long needed = (long) (bytes * (isFresh ? ROOM_FOR_FRESH : ROOM_FOR_KNOWN));
    long usable = files.usableBytes(layout.directory(), "binary.stage");
    if (usable < needed) {
      throw Disk.noRoom(
          layout.key(), "%d bytes are needed and %d are there".formatted(needed, usable));
    }
  }

  /// Of the bytes that lie there now: what was damaged on its way here never becomes live.
  private void requireDigest(Order order, Digest actual) throws SyncException {
    if (!actual.equals(order.digest())) {
      throw SyncException.passing(
          "SYN-BINARY-DIGEST",
          layout.key(),
          "its bytes are %s, expected %s".formatted(actual, order.digest()),
          "the live binary is untouched; it is fetched or made again");
    }
  }
}
