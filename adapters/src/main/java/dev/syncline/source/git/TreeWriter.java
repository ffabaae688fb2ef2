package dev.syncline.source.git;

import dev.syncline.core.run.SyncException;
import dev.syncline.shared.repository.Allowance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.TreeWalk;

/// Writes the tree of a commit as it is in git: bytes unfiltered, executable bits kept, links as
/// links. Every file and folder is made anew, so nothing is ever written through a link; names that
/// could leave the tree or pass for `.git` are refused.
final class TreeWriter {
  private static final int ENTRIES_MAX = 1_000_000;
  private static final int DEPTH_MAX = 256;
  private static final int LINK_BYTES_MAX = 4096;
  private static final ObjectChecker NAMES =
      new ObjectChecker().setSafeForMacOS(true).setSafeForWindows(false);

  private final Repository repository;
  private final Allowance allowance;
  private final String from;
  private final List<Link> links = new ArrayList<>();
  private int entries;

  /// A submodule: the path in its repository, the folder made for it, the commit it is at.
  record Link(String path, Path folder, String commit) {}

  TreeWriter(Repository repository, Allowance allowance, String from) {
    this.repository = repository;
    this.allowance = allowance;
    this.from = from;
  }

  /// Writes what `commit` holds below `path` (all of it where empty) into the empty directory
  /// `into`.
  List<Link> write(ObjectId commit, String path, Path into)
      throws SyncException, IOException, InterruptedException {
    try (var walk = new RevWalk(repository)) {
      var reader = walk.getObjectReader();
      var tree = below(walk.parseCommit(commit).getTree(), path, reader);
      folder(reader, tree, path.isEmpty() ? "" : path + "/", into, 0);
      return List.copyOf(links);
    }
  }

  private ObjectId below(RevTree root, String path, ObjectReader reader)
      throws SyncException, IOException {
    if (path.isEmpty()) {
      return root;
    }
    try (var found = TreeWalk.forPath(reader, path, root)) {
      if (found == null || !FileMode.TREE.equals(found.getRawMode(0))) {
        throw SyncException.rejected(
            "SYN-GIT-NOT-FOUND",
            "taking the folder %s of %s".formatted(path, from),
            "there is no such folder in that commit",
            "Check path in the declaration");
      }
      return found.getObjectId(0);
    }
  }

  private void folder(ObjectReader reader, ObjectId tree, String path, Path into, int depth)
      throws SyncException, IOException, InterruptedException {
    if (depth > DEPTH_MAX) {
      throw refused(path, "folders are nested more than %d deep".formatted(DEPTH_MAX));
    }
    var parser = new CanonicalTreeParser(null, reader, tree);
    for (; !parser.eof(); parser.next()) {
      if (++entries > ENTRIES_MAX) {
        throw refused(path, "there are more than %,d files".formatted(ENTRIES_MAX));
      }
      if (Thread.interrupted()) {
        throw new InterruptedException("writing the tree of " + from);
      }
      entry(reader, parser, path, into, depth);
    }
  }

  private void entry(
      ObjectReader reader, CanonicalTreeParser parser, String path, Path into, int depth)
      throws SyncException, IOException, InterruptedException {
    var name = name(parser, path);
    var id = parser.getEntryObjectId();
    try {
      var at = into.resolve(name);
      switch (parser.getEntryRawMode() & FileMode.TYPE_MASK) {
        case FileMode.TYPE_TREE -> {
          Files.createDirectory(at);
          folder(reader, id, path + name + "/", at, depth + 1);
        }
        case FileMode.TYPE_FILE ->
            file(reader, id, at, FileMode.EXECUTABLE_FILE.equals(parser.getEntryRawMode()));
        case FileMode.TYPE_SYMLINK -> link(reader, id, at, path + name);
        case FileMode.TYPE_GITLINK -> {
          Files.createDirectory(at);
          links.add(new Link(path + name, at, id.name()));
        }
        default -> throw refused(path + name, "its kind is unknown");
      }
    } catch (FileAlreadyExistsException _) {
      throw refused(path + name, "two entries have this name on this file system");
    } catch (InvalidPathException _) {
      throw refused(path + name, "this system cannot write such a name; is its locale UTF-8?");
    }
  }

  private String name(CanonicalTreeParser parser, String path) throws SyncException {
    var raw = new byte[parser.getNameLength()];
    parser.getName(raw, 0);
    var name = new String(raw, StandardCharsets.UTF_8);
    try {
      NAMES.checkPathSegment(raw, 0, raw.length);
    } catch (CorruptObjectException _) {
      throw refused(path + name, "it could leave the tree or pass for git's own folder");
    }
    return name;
  }

  private void file(ObjectReader reader, ObjectId id, Path at, boolean executable)
      throws IOException {
    var blob = reader.open(id, Constants.OBJ_BLOB);
    allowance.take(blob.getSize());
    try (var out =
        Files.newOutputStream(at, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      blob.copyTo(out);
    }
    if (executable) {
      executable(at);
    }
  }

  /// Whoever may read it may run it.
  private static void executable(Path file) throws IOException {
    var permissions = Files.getPosixFilePermissions(file);
    permissions.add(PosixFilePermission.OWNER_EXECUTE);
    if (permissions.contains(PosixFilePermission.GROUP_READ)) {
      permissions.add(PosixFilePermission.GROUP_EXECUTE);
    }
    if (permissions.contains(PosixFilePermission.OTHERS_READ)) {
      permissions.add(PosixFilePermission.OTHERS_EXECUTE);
    }
    Files.setPosixFilePermissions(file, permissions);
  }

  private void link(ObjectReader reader, ObjectId id, Path at, String path)
      throws SyncException, IOException {
    var blob = reader.open(id, Constants.OBJ_BLOB);
    if (blob.getSize() > LINK_BYTES_MAX) {
      throw refused(path, "it is a link with more than %d bytes".formatted(LINK_BYTES_MAX));
    }
    allowance.take(blob.getSize());
    var target = new String(blob.getCachedBytes(LINK_BYTES_MAX), StandardCharsets.UTF_8);
    Files.createSymbolicLink(at, Path.of(target));
  }

  private SyncException refused(String path, String why) {
    return SyncException.rejected(
        "SYN-GIT-PATH",
        "writing '%s' of %s".formatted(path.replaceAll("\\p{Cntrl}", "?"), from),
        why,
        "Repair it at the source; nothing of this commit was taken");
  }
}
