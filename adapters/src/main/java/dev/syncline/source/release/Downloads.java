package dev.syncline.source.release;

import dev.syncline.core.content.Digest;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Staging;
import dev.syncline.shared.files.DiskRefusal;
import dev.syncline.shared.files.FileDigests;
import dev.syncline.shared.wire.Fetched;
import dev.syncline.shared.wire.HttpFetcher;
import dev.syncline.shared.wire.HttpGet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Brings the bytes of an asset, and nothing else: what has another digest than was decided on is
/// deleted before anybody reads it.
record Downloads(HttpFetcher fetcher, Forge forge, long bytesMax) {
  /// The file in staging, hashed while it came and again from the disk. Transient where the bytes
  /// are others or the disk is full, Rejected where it is larger than is allowed.
  Path bring(Asset asset, Digest wanted, Staging staging)
      throws SyncException, InterruptedException {
    requireSize(asset);
    requireRoom(asset, staging.directory());
    var file = staging.directory().resolve(asset.name());
    var get = HttpGet.of(asset.uri(), bytesMax).with(forge.assetHeaders());
    var body = fetcher.download(get, file, staging.progress());
    var onDisk = digest(file);
    if (!body.digest().equals(wanted) || !onDisk.equals(wanted)) {
      remove(file);
      throw other(asset, wanted, body, onDisk);
    }
    return file;
  }

  private void requireSize(Asset asset) throws SyncException {
    if (asset.size().orElse(0) > bytesMax) {
      throw SyncException.rejected(
          "SYN-RELEASE-TOO-LARGE",
          what(asset),
          "it has %,d bytes, and %,d are allowed".formatted(asset.size().orElse(0), bytesMax),
          "Raise max-size of the source if that is meant to be");
    }
  }

  /// Asked before the first byte: a full disk in the middle harms others as well.
  private static void requireRoom(Asset asset, Path folder) throws SyncException {
    long size = asset.size().orElse(0);
    try {
      long room = Files.getFileStore(folder).getUsableSpace();
      if (room < size) {
        throw SyncException.passing(
            "SYN-DISK-WRITE",
            what(asset),
            "it has %,d bytes, and %,d are free in %s".formatted(size, room, folder),
            "Make room there; it is tried again by itself");
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static SyncException other(Asset asset, Digest wanted, Fetched.Body body, Digest onDisk) {
    var type = body.headers().firstValue("content-type").orElse("");
    var page = type.startsWith("text/html") ? " (a web page: perhaps of a login or a portal)" : "";
    return SyncException.passing(
        "SYN-RELEASE-DIGEST",
        what(asset),
        "expected %s, came %s with %,d bytes%s, on disk %s"
            .formatted(wanted, body.digest(), body.length(), page, onDisk),
        "Nothing was installed; it is tried again, more and more slowly. If it lasts, its publisher"
            + " must put the asset or its digest right");
  }

  private static String what(Asset asset) {
    return "downloading " + asset.name();
  }

  private static Digest digest(Path file) throws SyncException {
    try {
      return FileDigests.of(file);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static void remove(Path file) throws SyncException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static SyncException unreadable(IOException e) {
    return SyncException.passing(
            "SYN-DISK-WRITE",
            "reading back what was downloaded",
            DiskRefusal.words(e),
            "Check the disk of the state directory")
        .causedBy(e);
  }
}
