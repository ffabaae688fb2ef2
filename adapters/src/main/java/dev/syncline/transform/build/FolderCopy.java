package dev.syncline.transform.build;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/// Copies parts of a project to the same places below another directory: what was built, fetched,
/// or is data or secret stays behind, links stay links (one to a place in the project then points
/// into the copy), and there is a limit to it all.
final class FolderCopy extends SimpleFileVisitor<Path> {
  static final int FILES_MAX = 20_000;
  static final long BYTES_MAX = 512L << 20;

  private static final Set<String> LEFT_BEHIND =
      Set.of(".bin", ".src", ".data", ".git", ".task", ".dist", ".test-results", ".syncline");

  private final Path from;
  private final Path to;
  private final Path staging;
  private int files;
  private long bytes;

  /// `staging` may lie in the project and is never copied into itself.
  FolderCopy(Path from, Path to, Path staging) {
    this.from = from;
    this.to = to;
    this.staging = staging.toAbsolutePath().normalize();
  }

  /// More than anybody builds from by intent: the folder holds something else.
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1;

    TooLarge(Path folder) {
      super("%s holds more than %d files or %d MiB".formatted(folder, FILES_MAX, BYTES_MAX >> 20));
    }
  }

  /// Copies `path`, a file or a directory in the project, unless it is among what stays behind.
  void add(Path path) throws IOException {
    for (var part : from.relativize(path)) {
      if (staysBehind(part)) {
        return;
      }
    }
    Files.createDirectories(counterpart(path).getParent());
    Files.walkFileTree(path, this);
  }

  static boolean staysBehind(Path name) {
    var text = name.toString();
    return LEFT_BEHIND.contains(text) || text.equals(".env") || text.startsWith(".env.");
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
      throws IOException {
    boolean isTop = directory.equals(from);
    if (!isTop && (staysBehind(directory.getFileName()) || staging.startsWith(directory))) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    Files.createDirectories(counterpart(directory));
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (attributes.isOther() || staysBehind(file.getFileName())) {
      return FileVisitResult.CONTINUE;
    }
    files++;
    bytes += attributes.size();
    if (files > FILES_MAX || bytes > BYTES_MAX) {
      throw new TooLarge(from);
    }
    if (attributes.isSymbolicLink()) {
      copyLink(file);
    } else {
      Files.copy(
          file,
          counterpart(file),
          StandardCopyOption.COPY_ATTRIBUTES,
          StandardCopyOption.REPLACE_EXISTING,
          LinkOption.NOFOLLOW_LINKS);
    }
    return FileVisitResult.CONTINUE;
  }

  private void copyLink(Path link) throws IOException {
    var meant = Files.readSymbolicLink(link);
    var there = counterpart(link);
    Files.deleteIfExists(there);
    Files.createSymbolicLink(there, meant.startsWith(from) ? counterpart(meant) : meant);
  }

  private Path counterpart(Path path) {
    return to.resolve(from.relativize(path));
  }
}
