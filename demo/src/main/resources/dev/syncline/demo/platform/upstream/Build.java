import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;

/// Compiles the sources beside it by javac and packs them into one jar that starts by itself.
/// `java Build.java OUTPUT MAIN VERSION DIARY`; equal sources give equal bytes.
public final class Build {
  private static final LocalDateTime ALWAYS = LocalDateTime.of(2026, 1, 1, 0, 0);

  public static void main(String[] arguments) throws IOException {
    var output = Path.of(arguments[0]);
    var main = arguments[1];
    var version = arguments[2];
    var classes = Path.of("classes");
    compile(main + ".java", classes);
    try (var jar = new JarOutputStream(Files.newOutputStream(output))) {
      add(jar, "META-INF/MANIFEST.MF", manifest(main));
      add(jar, "version", version.getBytes(StandardCharsets.UTF_8));
      for (var file : files(classes)) {
        add(jar, file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    Files.writeString(
        Path.of(arguments[3]),
        "built %s %s %s\n".formatted(main, version, output),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static void compile(String source, Path classes) throws IOException {
    var javac = ToolProvider.getSystemJavaCompiler();
    var folder = classes.toString();
    if (javac.run(null, System.out, System.out, "-d", folder, source, "Service.java") != 0) {
      throw new IOException("javac refused the sources");
    }
  }

  private static byte[] manifest(String main) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main);
    var bytes = new ByteArrayOutputStream();
    manifest.write(bytes);
    return bytes.toByteArray();
  }

  private static void add(JarOutputStream jar, String name, byte[] bytes) throws IOException {
    var entry = new JarEntry(name);
    entry.setTimeLocal(ALWAYS);
    jar.putNextEntry(entry);
    jar.write(bytes);
    jar.closeEntry();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
