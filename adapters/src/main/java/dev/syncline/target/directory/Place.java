package dev.syncline.target.directory;

import dev.syncline.core.content.Revision;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.files.DurableFiles;
import dev.syncline.shared.files.Temporary;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The folder on disk: `path/link -> .trees/NAME`, beside each tree `NAME.manifest`, and
/// `NAME.hooked` once its hook has run. A manifest's time is when its tree was last live.
final class Place {
  private static final String TREES = ".trees";
  private static final String MANIFEST = ".manifest";
  private static final String HOOKED = ".hooked";
  private static final int NAME_MAX = 80;

  private final DirectorySettings settings;
  private final Pace pace;
  private final DurableFiles files;

  Place(DirectorySettings settings, Pace pace, FaultPoints faults) {
    this.settings = settings;
    this.pace = pace;
    this.files = new DurableFiles(faults);
  }

  Path trees() {
    return settings.path().resolve(TREES);
  }

  Path tree(String name) {
    return trees().resolve(name);
  }

  private Path link() {
    return settings.path().resolve(settings.link());
  }

  LiveLink live() throws IOException {
    var link = link();
    if (Files.isSymbolicLink(link)) {
      var target = Files.readSymbolicLink(link);
      var name = String.valueOf(target.getFileName());
      boolean ours =
          target.equals(Path.of(TREES, name))
              && Files.isDirectory(tree(name), LinkOption.NOFOLLOW_LINKS);
      return ours ? new LiveLink.ToTree(name) : new LiveLink.Elsewhere(target.toString());
    }
    if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
      return new LiveLink.Missing();
    }
    return new LiveLink.Occupied(
        Files.isDirectory(link, LinkOption.NOFOLLOW_LINKS) ? "a directory" : "a file");
  }

  void refuseIfOccupied() throws SyncException, IOException {
    if (live() instanceof LiveLink.Occupied(var what)) {
      throw Problems.occupied(link(), what);
    }
  }

  /// A name that no tree has: the revision, then numbered.
  String freeName(Revision revision) {
    var safe = revision.value().replaceFirst("^sha256:", "").replaceAll("[^A-Za-z0-9._-]", "_");
    var bounded = safe.length() > NAME_MAX ? safe.substring(0, NAME_MAX) : safe;
    var plain = bounded.startsWith(".") ? "_" + bounded : bounded;
    var name = plain;
    for (int i = 2; isTaken(name); i++) {
      name = plain + "-" + i;
    }
    return name;
  }

  private boolean isTaken(String name) {
    return Files.exists(tree(name), LinkOption.NOFOLLOW_LINKS) || Files.exists(manifest(name));
  }

  Optional<Inventory> inventory(String name) throws IOException {
    return Files.isDirectory(tree(name), LinkOption.NOFOLLOW_LINKS)
        ? Manifest.read(manifest(name))
        : Optional.empty();
  }

  /// The folders that the first tree will make, the deepest first.
  List<Path> missing() {
    return DurableFiles.missing(trees());
  }

  /// Makes the tree `name` anew, durable, its manifest last.
  void build(String name, List<Entry> entries, Inventory becomes)
      throws IOException, SyncException, InterruptedException {
    makeTrees();
    remove(name);
    var written = new TreeBuilder(files, tree(name)).build(entries);
    if (!written.equals(Listing.of(becomes))) {
      remove(name);
      throw Problems.changedMeanwhile();
    }
    files.sync(trees(), "directory.trees");
    files.replace(manifest(name), Manifest.write(becomes), "directory.manifest");
  }

  /// Makes the tree `name` the live one in one step.
  void flip(String name) throws IOException, SyncException {
    refuseIfOccupied();
    var live = live();
    if (live.equals(new LiveLink.ToTree(name))) {
      files.sync(settings.path(), "directory.link");
      return;
    }
    if (live instanceof LiveLink.ToTree(var before)) {
      touch(before);
    }
    files.delete(hooked(name), "directory.hooked");
    var aside = Temporary.beside(link());
    files.pass("directory.link.before");
    Files.createSymbolicLink(aside, Path.of(TREES, name)); // relative: the folder may be moved
    files.rename(aside, link(), "directory.link");
  }

  boolean isHooked(String name) {
    return Files.exists(hooked(name));
  }

  void setHooked(String name) throws IOException {
    files.replace(hooked(name), new byte[0], "directory.hooked");
  }

  /// The manifest goes first: what is half deleted is not taken for a tree.
  void remove(String name) throws IOException {
    files.delete(manifest(name), "directory.manifest");
    files.delete(hooked(name), "directory.hooked");
    files.delete(tree(name), "directory.tree");
  }

  /// What a kill left behind on its way. Only while no apply is under way.
  void sweep() throws IOException {
    for (var folder : List.of(settings.path(), trees())) {
      for (var path : list(folder)) {
        if (String.valueOf(path.getFileName()).startsWith(Temporary.PREFIX)) {
          files.delete(path, "directory.sweep");
        }
      }
    }
  }

  /// The names of all trees, complete or not.
  List<String> names() throws IOException {
    return list(trees()).stream()
        .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
        .map(path -> String.valueOf(path.getFileName()))
        .sorted()
        .toList();
  }

  FileTime lastLive(String name) throws IOException {
    var manifest = manifest(name);
    return Files.exists(manifest) ? Files.getLastModifiedTime(manifest) : FileTime.fromMillis(0);
  }

  private void touch(String name) throws IOException {
    if (Files.exists(manifest(name))) {
      Files.setLastModifiedTime(manifest(name), FileTime.from(pace.now()));
    }
  }

  private void makeTrees() throws IOException {
    if (!Files.isDirectory(trees(), LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(trees());
      files.sync(settings.path(), "directory.path");
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    var paths = new ArrayList<Path>();
    try (var stream = Files.newDirectoryStream(folder)) {
      stream.forEach(paths::add);
    } catch (DirectoryIteratorException refusal) {
      throw refusal.getCause();
    }
    return paths;
  }

  private Path manifest(String name) {
    return trees().resolve(name + MANIFEST);
  }

  private Path hooked(String name) {
    return trees().resolve(name + HOOKED);
  }
}
