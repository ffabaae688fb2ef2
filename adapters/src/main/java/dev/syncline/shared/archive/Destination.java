package dev.syncline.shared.archive;

import dev.syncline.core.run.Progress;
import dev.syncline.shared.archive.Member.Folder;
import dev.syncline.shared.archive.Member.Link;
import dev.syncline.shared.archive.Member.PlainFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// The folder into which one archive is unpacked, empty at first. Every file and folder is made
/// anew and nothing is written through a link, so nothing of it lies elsewhere. Names are as the
/// archive has them.
final class Destination {
  private static final int BUFFER_BYTES = 1 << 17;
  private static final int HEAD_BYTES = 8;
  private static final int MODE = 0_777;
  private static final int READ_AND_WRITE = 0_600;
  private static final int EXECUTE = 0_100;
  private static final int PLAIN = 0_644;
  private static final int PROGRAM = 0_755;

  private final Path root;
  private final Limits limits;
  private final long packedBytes;
  private final Progress progress;
  private final Inside inside = new Inside();
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private long written;

  /// For an archive of `packedBytes`.
  Destination(Path root, Limits limits, long packedBytes, Progress progress) {
    this.root = root;
    this.limits = limits;
    this.packedBytes = packedBytes;
    this.progress = progress;
  }

  List<Member> members() {
    return inside.members();
  }

  /// Folders get the rights that folders here have; theirs are not kept.
  void folder(String name) throws IOException, InterruptedException {
    begin();
    make(inside.addFolders(Names.path(name)));
  }

  /// Refuses a file at once that will be too large.
  void expect(long bytes) throws BadArchive {
    limits.check(Math.max(bytes, written + bytes), packedBytes); // the sum may overflow
  }

  /// A file of all that comes. `mode` is empty where the archive knows none: then it is a program
  /// that begins like one. Of a mode only the rights to read, write and execute are kept; the owner
  /// may always read and write.
  void file(String name, OptionalInt mode, InputStream bytes)
      throws IOException, InterruptedException {
    begin();
    var path = Names.path(name);
    int read = fill(bytes);
    boolean beginsLikeOne = Format.isProgram(Arrays.copyOf(buffer, Math.min(read, HEAD_BYTES)));
    int rights = (mode.orElse(beginsLikeOne ? PROGRAM : PLAIN) & MODE) | READ_AND_WRITE;
    make(inside.add(new PlainFile(path, (rights & EXECUTE) != 0)));
    var file = place(path);
    write(file, read, bytes);
    Files.setAttribute(file, "unix:mode", rights);
  }

  void symbolicLink(String name, String target) throws IOException, InterruptedException {
    begin();
    var path = Names.path(name);
    Names.requireInside(path, target);
    make(inside.add(new Link(path)));
    Files.createSymbolicLink(place(path), spelled(target));
  }

  /// A further name of a file that came before.
  void hardLink(String name, String target) throws IOException, InterruptedException {
    begin();
    var path = Names.path(name);
    var earlier = Names.path(target);
    if (!(inside.at(earlier).orElse(null) instanceof PlainFile)) {
      throw BadArchive.unsafe(name, "is a link to what is no file before it in the archive");
    }
    make(inside.add(new Link(path)));
    Files.createLink(place(path), place(earlier));
  }

  private void begin() throws BadArchive, InterruptedException {
    requireUninterrupted();
    inside.count();
  }

  private void make(List<Folder> folders) throws IOException {
    for (var folder : folders) {
      Files.createDirectory(place(folder.path()));
    }
  }

  private Path place(String path) throws BadArchive {
    return root.resolve(spelled(path));
  }

  private static Path spelled(String path) throws BadArchive {
    try {
      return Path.of(path);
    } catch (InvalidPathException _) {
      throw BadArchive.unsafe(path, "cannot be written on this system; is its locale UTF-8?");
    }
  }

  /// What the buffer holds already, and all that comes after it.
  private void write(Path file, int buffered, InputStream bytes)
      throws IOException, InterruptedException {
    try (var out =
        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int read = buffered; read > 0; read = fill(bytes)) {
        requireUninterrupted();
        written += read;
        limits.check(written, packedBytes);
        out.write(buffer, 0, read);
        progress.moved("unpacking", written, -1);
      }
    }
  }

  private int fill(InputStream bytes) throws IOException {
    return bytes.readNBytes(buffer, 0, buffer.length);
  }

  private static void requireUninterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while unpacking");
    }
  }
}
