import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/// The jars of a build. SQLite's loses its native code for other machines: the one for this machine
/// lies unpacked in `native/`.
final class Libraries {
  private static final String NATIVE_CODE = "org/sqlite/native/";

  private Libraries() {}

  static Path copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    boolean isUnpacked = Files.isDirectory(from.resolve("native"));
    for (var file : Trees.files(from)) {
      var copied = to.resolve(from.relativize(file).toString());
      Files.createDirectories(copied.getParent());
      if (isUnpacked && file.getFileName().toString().startsWith("sqlite-jdbc-")) {
        copyWithoutNativeCode(file, copied);
      } else {
        Files.copy(file, copied);
      }
    }
    return to;
  }

  private static void copyWithoutNativeCode(Path from, Path to) throws IOException {
    try (var jar = new JarFile(from.toFile());
        var out = new JarOutputStream(Files.newOutputStream(to))) {
      for (var entry : jar.stream().toList()) {
        if (!entry.getName().startsWith(NATIVE_CODE)) {
          var copy = new JarEntry(entry.getName());
          copy.setTimeLocal(entry.getTimeLocal());
          out.putNextEntry(copy);
          jar.getInputStream(entry).transferTo(out);
        }
      }
    }
  }
}
