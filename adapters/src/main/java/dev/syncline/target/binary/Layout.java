package dev.syncline.target.binary;

import dev.syncline.core.run.SyncException;
import dev.syncline.shared.files.Temporary;
import dev.syncline.target.binary.BinarySettings.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Where everything of one binary lies: `.bin/NAME`, `.bin/.version`, `.bin/.previous/NAME` where
/// the folder is named `.bin` and no other declared binary lies there; else `NAME`,
/// `.NAME.version`, `.NAME.previous/NAME`, so that neighbours do not meet.
record Layout(Path live, Path versionFile, Path previousDirectory) {
  static Layout of(Path live, Folder folder) {
    var directory = Objects.requireNonNull(live.getParent(), "a binary lies in a directory");
    var name = live.getFileName().toString();
    boolean isAlone = folder == Folder.OWN;
    return isAlone && ".bin".equals(String.valueOf(directory.getFileName()))
        ? new Layout(live, directory.resolve(".version"), directory.resolve(".previous"))
        : new Layout(
            live,
            directory.resolve("." + name + ".version"),
            directory.resolve("." + name + ".previous"));
  }

  /// The key of the binary in plans and inventories.
  String key() {
    return live.getFileName().toString();
  }

  String versionKey() {
    return versionFile.getFileName().toString();
  }

  String previousKey() {
    return previousDirectory.getFileName() + "/" + key();
  }

  Path directory() {
    return Objects.requireNonNull(live.getParent(), "checked when it was made");
  }

  Path previous() {
    return previousDirectory.resolve(key());
  }

  Path previousVersion() {
    return previousDirectory.resolve(".version");
  }

  /// Refuses what must not be renamed over: a link belongs to whoever made it, and cutting it or
  /// writing through it would both surprise him; a directory is no binary.
  void requirePlain() throws SyncException {
    if (Files.isSymbolicLink(live)) {
      throw SyncException.rejected(
          "SYN-BINARY-LINK",
          live.toString(),
          "it is a symbolic link",
          "declare the path of the file itself, or replace the link by the file");
    }
    if (Files.exists(live, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(live, LinkOption.NOFOLLOW_LINKS)) {
      throw notAFile(live);
    }
    if (Files.isDirectory(versionFile, LinkOption.NOFOLLOW_LINKS)) {
      throw notAFile(versionFile);
    }
  }

  private static SyncException notAFile(Path path) {
    return SyncException.rejected(
        "SYN-BINARY-NOT-A-FILE",
        path.toString(),
        "there is a directory or a device in its place",
        "move it away or declare another path");
  }

  /// What a kill left on its way to one of these places; nobody else's.
  List<Path> leftovers() throws IOException {
    var left = new ArrayList<Path>();
    for (var place : List.of(live, versionFile, previous(), previousVersion())) {
      left.addAll(Temporary.leftBeside(place));
    }
    return left;
  }
}
