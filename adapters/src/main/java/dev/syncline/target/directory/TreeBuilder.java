package dev.syncline.target.directory;

import dev.syncline.core.content.Digest;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.shared.files.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Writes a complete tree into a new directory and makes it durable: all files first, then one
/// fsync each (the disk has then most of it already), then the directories from the deepest up.
final class TreeBuilder {
  private static final Set<PosixFilePermission> PLAIN =
      PosixFilePermissions.fromString("rw-r--r--");
  private static final Set<PosixFilePermission> EXECUTABLE =
      PosixFilePermissions.fromString("rwxr-xr-x");

  private final DurableFiles files;
  private final FaultPoints faults;
  private final Path root;
  private final Set<Path> directories = new TreeSet<>();
  private final List<Path> written = new ArrayList<>();

  TreeBuilder(DurableFiles files, FaultPoints faults, Path root) {
    this.files = files;
    this.faults = faults;
    this.root = root;
  }

  /// What was really written.
  Listing build(List<Entry> entries) throws IOException {
    var byName = new TreeMap<String, Digest>();
    directory(root);
    for (var entry : entries) {
      faults.at("directory.file.before");
      byName.put(entry.name(), write(entry));
    }
    for (var file : written) {
      files.sync(file, "directory.file");
    }
    for (var directory : directories.stream().sorted(Comparator.reverseOrder()).toList()) {
      files.sync(directory, "directory.folder");
    }
    return new Listing(byName);
  }

  private Digest write(Entry entry) throws IOException {
    var path = root.resolve(entry.name());
    var parent = path.getParent();
    if (parent != null) {
      directory(parent);
    }
    return switch (entry) {
      case Entry.Link(_, var target) -> {
        Files.createSymbolicLink(path, Path.of(target));
        yield Entry.linkDigest(target);
      }
      case Entry.RegularFile(_, var from, var executable, _) -> {
        var bytes = Bytes.copy(from, path);
        Files.setPosixFilePermissions(path, executable ? EXECUTABLE : PLAIN);
        written.add(path);
        yield Entry.fileDigest(bytes, executable);
      }
    };
  }

  /// Never through a link: a folder that is new to us is made, not found.
  private void directory(Path path) throws IOException {
    if (directories.contains(path)) {
      return;
    }
    var parent = path.getParent();
    if (!path.equals(root) && parent != null) {
      directory(parent);
    }
    Files.createDirectory(path);
    Files.setPosixFilePermissions(path, EXECUTABLE);
    directories.add(path);
  }
}
