package dev.syncline.shared.archive;

import dev.syncline.core.run.Progress;
import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/// What a stranger packed: a tar, one that is packed once more by gzip or zstd, a zip, or a single
/// program, packed or not. Which of them is told by its bytes.
///
/// All of it is read, to the very end: what is cut off, damaged or followed by something else is
/// refused, and so is every name that would lie elsewhere, or twice in one place.
public final class Archive {
  private static final int BUFFER_BYTES = 1 << 17;
  private static final int PROGRAM = 0_755;

  private final Path file;
  private final Limits limits;

  public Archive(Path file, Limits limits) {
    this.file = file;
    this.limits = limits;
  }

  /// Unpacks it into `root`, an empty folder, where a single program gets the path `bare`. What was
  /// unpacked, in the archive's order. A [BadArchive] leaves `root` half full.
  public List<Member> unpack(Path root, String bare, Progress progress)
      throws IOException, InterruptedException {
    var to = new Destination(root, limits, Files.size(file), progress);
    try (var in = buffered(Files.newInputStream(file))) {
      var format = format(in);
      switch (format) {
        case ZIP -> ZipReader.read(file, to);
        case GZIP -> inside(format, new GzipStream(in), bare, to);
        case ZSTD -> inside(format, new Decoding(new ZstdInputStream(in)), bare, to);
        default -> plain(format, "it is ", in, bare, to);
      }
    }
    if (to.members().stream().noneMatch(Member.PlainFile.class::isInstance)) {
      throw BadArchive.format("there is no file in it");
    }
    return to.members();
  }

  private static void inside(Format outer, InputStream unpacked, String bare, Destination to)
      throws IOException, InterruptedException {
    try (var in = buffered(unpacked)) {
      plain(format(in), "it is %s, and in it is ".formatted(outer.words()), in, bare, to);
    }
  }

  private static void plain(
      Format format, String found, InputStream in, String bare, Destination to)
      throws IOException, InterruptedException {
    switch (format) {
      case TAR -> TarReader.read(in, to);
      case PROGRAM -> to.file(bare, OptionalInt.of(PROGRAM), in);
      default -> throw BadArchive.format(found + format.words());
    }
  }

  private static InputStream buffered(InputStream in) {
    return new BufferedInputStream(in, BUFFER_BYTES);
  }

  /// Of what comes, which then still comes.
  private static Format format(InputStream in) throws IOException {
    in.mark(Format.HEAD_BYTES);
    var head = in.readNBytes(Format.HEAD_BYTES);
    in.reset();
    return Format.of(head);
  }
}
