import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Packs a build for machines without Java: launcher, libraries, a Java of its own and a class cache.
///
/// `java -cp 'PROGRAM/lib/*' Distribution.java CHECKOUT PROGRAM FOLDER` leaves in FOLDER
/// `syncline-SYSTEM-MACHINE.tar.gz`, and the same tree as `sync-…` for those who know the program
/// under that name. Of the machine this runs on: Java can only be linked for that one.
void main(String[] arguments) throws Exception {
  var checkout = Path.of(arguments[0]);
  var program = Path.of(arguments[1]);
  var folder = Files.createDirectories(Path.of(arguments[2])).toRealPath();
  var making = Files.createTempDirectory(folder, ".making");
  try {
    var origin = Origin.of(checkout);
    var platform = Platform.here();
    var tree = fill(making.resolve("tree"), checkout, program, origin, platform);
    var names = List.of("LICENSE", "THIRD-PARTY", ".version", "lib", "runtime");
    pack(tree, names, List.of("syncline", "compat"), folder, "syncline-" + platform);
    Files.move(tree.resolve("syncline"), tree.resolve("sync"));
    pack(tree, names, List.of("sync"), folder, "sync-" + platform);
  } finally {
    Trees.delete(making);
  }
}

/// A whole distribution, in the files' final places, times and rights.
Path fill(Path tree, Path checkout, Path program, Origin origin, Platform platform)
    throws Exception {
  Files.createDirectories(tree);
  var lib = Libraries.copy(program.resolve("lib"), tree.resolve("lib"));
  Files.copy(checkout.resolve("scripts/start.sh"), lib.resolve("start.sh"));
  JavaRuntime.link(lib, tree.resolve("runtime"));
  Files.copy(checkout.resolve("LICENSE"), tree.resolve("LICENSE"));
  Files.writeString(tree.resolve("THIRD-PARTY"), Notices.of(lib, tree.resolve("runtime")));
  var launcher = tree.resolve("syncline");
  Files.writeString(
      launcher,
      platform.fillIn(
          Files.readString(checkout.resolve("scripts/dist/launcher.sh"))
              .replace("@TREE@", Trees.digest(tree))));
  Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
  var compat = Files.createDirectory(tree.resolve("compat")).resolve("sync");
  Files.copy(launcher, compat, StandardCopyOption.COPY_ATTRIBUTES);
  Files.writeString(tree.resolve(".version"), origin.versionFile(launcher));
  settle(tree, origin.at()); // the cache knows the times of what it was made from
  var cache = lib.resolve("syncline.aot");
  Training.make(launcher, cache);
  settle(tree, origin.at());
  return tree;
}

void settle(Path tree, Instant time) throws IOException {
  try (var files = Files.walk(tree)) {
    for (var file : files.toList()) {
      Files.setLastModifiedTime(file, FileTime.from(time));
    }
  }
}

void pack(Path tree, List<String> common, List<String> own, Path folder, String name)
    throws IOException {
  var archive = folder.resolve(name + ".tar.gz");
  var made = folder.resolve("." + name + ".new");
  var members = new ArrayList<>(own);
  members.addAll(common);
  long bytes = Archive.write(made, tree, members);
  Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE);
  IO.println("%s  %.1f MB, unpacked %.1f MB".formatted(archive, Files.size(archive) / 1e6, bytes / 1e6));
}
