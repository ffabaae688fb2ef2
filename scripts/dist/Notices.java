import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/// The licences of all that is packed, with the texts that the libraries bring, each once.
final class Notices {
  private static final Pattern TEXT =
      Pattern.compile("(META-INF/(.*/)?)?([A-Za-z-]*(LICENSE|NOTICE)[^/]*|about\\.html)");

  /// Of jars that do not say it themselves.
  private static final Map<String, String> TOLD =
      Map.of(
          "aircompressor-v3", "https://www.apache.org/licenses/LICENSE-2.0.txt",
          "bcprov-jdk18on", "https://www.bouncycastle.org/licence.html",
          "picocli", "https://www.apache.org/licenses/LICENSE-2.0.txt",
          "org.eclipse.jgit", "https://www.eclipse.org/org/documents/edl-v10.php",
          "org.eclipse.jgit.ssh.apache", "https://www.eclipse.org/org/documents/edl-v10.php");

  private static final String RUNTIME =
      """
      runtime/ is %s, %s
        GPL-2.0 with the Classpath Exception; texts in runtime/legal, sources: %s
      """;

  private Notices() {}

  static String of(Path lib, Path runtime) throws IOException {
    var list = new StringBuilder("What comes with Syncline, and under which licence.\n\n");
    var texts = new LinkedHashMap<String, String>(); // and whose it is
    for (var file : Trees.files(lib)) {
      var name = file.getFileName().toString();
      if (name.endsWith(".jar") && !name.startsWith("syncline-")) {
        try (var jar = new JarFile(file.toFile())) {
          list.append(name).append("\n  ").append(licence(jar, name)).append('\n');
          collect(jar, name, texts);
        }
      }
    }
    list.append(runtime(runtime));
    texts.forEach((text, whose) -> list.append("\n\n==== " + whose + "\n\n").append(text));
    return list.toString();
  }

  private static String licence(JarFile jar, String name) throws IOException {
    var said = jar.getManifest().getMainAttributes().getValue("Bundle-License");
    var told = said == null ? TOLD.get(name.replaceFirst("-\\d.*", "")) : said;
    if (told == null) {
      throw new IOException(name + " does not say under which licence it is");
    }
    return told;
  }

  private static void collect(JarFile jar, String name, Map<String, String> texts)
      throws IOException {
    for (var entry : jar.stream().filter(Notices::isText).toList()) {
      var text = new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
      texts.merge(
          text, name + ": " + entry.getName(), (before, another) -> before + ", " + another);
    }
  }

  private static boolean isText(JarEntry entry) {
    return TEXT.matcher(entry.getName()).matches() && !entry.isDirectory();
  }

  private static String runtime(Path runtime) throws IOException {
    var release = new Properties();
    try (var in = Files.newBufferedReader(runtime.resolve("release"))) {
      release.load(in);
    }
    return RUNTIME.formatted(
        said(release, "IMPLEMENTOR"),
        said(release, "JAVA_RUNTIME_VERSION"),
        said(release, "SOURCE_REPO"));
  }

  private static String said(Properties release, String key) {
    return release.getProperty(key, "OpenJDK").replace("\"", "");
  }
}
