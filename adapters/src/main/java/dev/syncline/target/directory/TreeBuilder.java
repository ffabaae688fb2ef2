package dev.syncline.target.directory;

import dev.syncline.core.content.Digest;
import dev.syncline.shared.files.DurableFiles;
import dev.syncline.shared.files.FileDigests;
import dev.syncline.shared.files.SideBySide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// Writes a complete tree into a new directory and makes it durable: all files are written, then
/// all are fsynced (the disk has most of it by then), then the directories from the deepest up.
/// Many files are in hand at once, and one fault point is passed for each stretch of the way.
final class TreeBuilder {
  private static final Set<PosixFilePermission> PLAIN =
      PosixFilePermissions.fromString("rw-r--r--");
  private static final Set<PosixFilePermission> EXECUTABLE =
      PosixFilePermissions.fromString("rwxr-xr-x");

  private final DurableFiles files;
  private final Path root;
  private final Set<Path> directories = new TreeSet<>();
  // By name, what was really written; filled by several threads.
  private final Map<String, Digest> written = new ConcurrentHashMap<>();

  TreeBuilder(DurableFiles files, Path root) {
    this.files = files;
    this.root = root;
  }

  /// What was really written.
  Listing build(List<Entry> entries) throws IOException, InterruptedException {
    makeDirectories(entries);
    int half = entries.size() / 2;
    files.pass("directory.files.write.before");
    SideBySide.each(entries.subList(0, half), this::write);
    files.pass("directory.files.write.half");
    SideBySide.each(entries.subList(half, entries.size()), this::write);
    files.pass("directory.files.write.after");
    files.syncAll(regularFiles(entries), "directory.files");
    for (var level : levels().values()) {
      files.syncAll(level, "directory.folders");
    }
    return new Listing(new TreeMap<>(written));
  }

  private void write(Entry entry) throws IOException {
    var path = root.resolve(entry.name());
    var digest =
        switch (entry) {
          case Entry.Link(_, var target) -> {
            Files.createSymbolicLink(path, Path.of(target));
            yield Entry.linkDigest(target);
          }
          case Entry.RegularFile(_, var from, var executable, _) -> {
            var bytes = FileDigests.copy(from, path);
            Files.setPosixFilePermissions(path, executable ? EXECUTABLE : PLAIN);
            yield Entry.fileDigest(bytes, executable);
          }
        };
    written.put(entry.name(), digest);
  }

  private List<Path> regularFiles(List<Entry> entries) {
    return entries.stream()
        .filter(Entry.RegularFile.class::isInstance)
        .map(entry -> root.resolve(entry.name()))
        .toList();
  }

  /// By depth, the deepest first: what a directory holds is durable before it is.
  private SortedMap<Integer, List<Path>> levels() {
    var levels = new TreeMap<Integer, List<Path>>(Comparator.reverseOrder());
    for (var directory : directories) {
      levels.computeIfAbsent(directory.getNameCount(), _ -> new ArrayList<>()).add(directory);
    }
    return levels;
  }

  private void makeDirectories(List<Entry> entries) throws IOException {
    makeDirectory(root);
    for (var entry : entries) {
      var parent = root.resolve(entry.name()).getParent();
      if (parent != null) {
        makeDirectory(parent);
      }
    }
  }

  /// Never through a link: a folder that is new to us is made, not found.
  private void makeDirectory(Path path) throws IOException {
    if (directories.contains(path)) {
      return;
    }
    var parent = path.getParent();
    if (!path.equals(root) && parent != null) {
      makeDirectory(parent);
    }
    Files.createDirectory(path);
    Files.setPosixFilePermissions(path, EXECUTABLE);
    directories.add(path);
  }
}
