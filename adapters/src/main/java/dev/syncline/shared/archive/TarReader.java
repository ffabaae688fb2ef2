package dev.syncline.shared.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/// A tar archive (POSIX ustar and pax, GNU), read once from its beginning to its end.
final class TarReader {
  private final TarFeed feed;
  private final TarArchiveInputStream tar;
  private final Destination to;

  private TarReader(TarFeed feed, TarArchiveInputStream tar, Destination to) {
    this.feed = feed;
    this.tar = tar;
    this.to = to;
  }

  /// `from` is closed by the caller.
  static void read(InputStream from, Destination to) throws IOException, InterruptedException {
    var feed = new TarFeed(from);
    var tar = new TarArchiveInputStream(feed, StandardCharsets.UTF_8.name());
    var reader = new TarReader(feed, tar, to);
    for (var next = reader.next(); next.isPresent(); next = reader.next()) {
      reader.take(next.get());
    }
    feed.end();
  }

  private Optional<TarArchiveEntry> next() throws IOException {
    feed.beginBetween();
    var entry = Optional.ofNullable(Decoding.of(tar::getNextEntry));
    if (entry.isPresent()) {
      feed.beginMember();
    }
    return entry;
  }

  private void take(TarArchiveEntry entry) throws IOException, InterruptedException {
    var name = entry.getName();
    if (entry.isSparse()) {
      throw BadArchive.unsafe(name, "is a file with holes, which is not taken");
    }
    switch (entry.getLinkFlag()) {
      case TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM, TarConstants.LF_CONTIG -> {
        if (entry.isDirectory()) { // as the oldest tars have it: by a / at the end
          to.folder(name);
        } else {
          to.expect(entry.getSize());
          to.file(name, OptionalInt.of(entry.getMode()), new Decoding(tar));
        }
      }
      case TarConstants.LF_DIR -> to.folder(name);
      case TarConstants.LF_SYMLINK -> to.symbolicLink(name, entry.getLinkName());
      case TarConstants.LF_LINK -> to.hardLink(name, entry.getLinkName());
      case TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO ->
          throw BadArchive.unsafe(name, "is a device or a pipe");
      default -> throw BadArchive.unsafe(name, "is neither a file, a folder nor a link");
    }
  }
}
