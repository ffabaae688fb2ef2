import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;

/// A Java with the modules that the libraries need and no others.
final class JavaRuntime {
  /// `sun.misc.Signal` is bound by reflection.
  private static final Set<String> UNSEEN = Set.of("jdk.unsupported");

  /// Jackson knows annotations of beans, and works where they are not; Jetty has a class for
  /// browsers' applets, which nobody calls. Graphics of 15 MB hang on them.
  private static final Set<String> NOT_NEEDED = Set.of("java.desktop");

  private JavaRuntime() {}

  static void link(Path lib, Path runtime) throws IOException {
    run(
        "jlink",
        List.of(
            "--add-modules",
            String.join(",", modules(lib)),
            "--output",
            runtime.toString(),
            "--compress=zip-6",
            "--strip-native-debug-symbols=exclude-debuginfo-files",
            "--no-header-files",
            "--no-man-pages"));
    try (var legal = Files.walk(runtime.resolve("legal"))) {
      // Each leads to the same text of java.base; a tree without links is unpacked everywhere.
      for (var link : legal.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }

  private static Set<String> modules(Path lib) throws IOException {
    var jars =
        Trees.files(lib).stream().map(Path::toString).filter(it -> it.endsWith(".jar")).toList();
    var arguments = new ArrayList<>(List.of("--ignore-missing-deps", "--print-module-deps"));
    arguments.addAll(List.of("--multi-release", "" + Runtime.version().feature()));
    arguments.addAll(List.of("--class-path", String.join(File.pathSeparator, jars)));
    arguments.addAll(jars);
    var found = run("jdeps", arguments).lines().toList().getLast();
    var modules = new TreeSet<>(Arrays.asList(found.split(",")));
    modules.addAll(UNSEEN);
    modules.removeAll(NOT_NEEDED);
    return modules;
  }

  private static String run(String tool, List<String> arguments) {
    var said = new StringWriter();
    var out = new PrintWriter(said);
    int exit =
        ToolProvider.findFirst(tool).orElseThrow().run(out, out, arguments.toArray(String[]::new));
    if (exit != 0) {
      throw new IllegalStateException(tool + " failed: " + said);
    }
    return said.toString().strip();
  }
}
