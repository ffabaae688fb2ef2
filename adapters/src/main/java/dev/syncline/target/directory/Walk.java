package dev.syncline.target.directory;

import dev.syncline.core.run.SyncException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The files and links under a directory; links are not followed. What is neither (devices,
/// sockets, pipes) is left out.
final class Walk extends SimpleFileVisitor<Path> {
  static final int ENTRIES_MAX = 500_000;

  private static final int EXECUTE = 0100;

  private final Path root;
  private final List<Entry> entries = new ArrayList<>();
  private int seen;

  private Walk(Path root) {
    this.root = root;
  }

  /// Rejected beyond [#ENTRIES_MAX] files and folders.
  static List<Entry> of(Path root) throws IOException, SyncException {
    var walk = new Walk(root);
    Files.walkFileTree(root, walk);
    if (walk.seen > ENTRIES_MAX) {
      throw Problems.tooMany("reading " + root);
    }
    return walk.entries;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    return next();
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    var name = root.relativize(file).toString();
    if (attributes.isSymbolicLink()) {
      entries.add(new Entry.Link(name, Files.readSymbolicLink(file).toString()));
    } else if (attributes.isRegularFile()) {
      entries.add(new Entry.RegularFile(name, file, isExecutable(file), Optional.empty()));
    }
    return next();
  }

  private FileVisitResult next() {
    seen++;
    return seen > ENTRIES_MAX ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
  }

  /// By the owner's mode bit; what the access check says would depend on who we are.
  static boolean isExecutable(Path file) throws IOException {
    var mode = (Integer) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    return (mode & EXECUTE) != 0;
  }
}
