package dev.syncline.app.launcher;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A copy of the launcher in a folder of its own.
record Script(Path folder) {
  private static final Set<String> NOT_SOURCES = Set.of(".git", ".dist", "node_modules");

  /// How a run ended and what it said.
  record Said(int exit, String out, String err) {}

  Said run(String... arguments) throws IOException, InterruptedException {
    return run(folder.resolve("syncline"), Map.of(), arguments);
  }

  Said run(Path script, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    var out = Files.createTempFile("syncline", ".out");
    var err = Files.createTempFile("syncline", ".err");
    var process = new ProcessBuilder(script.toString());
    process.command().addAll(List.of(arguments));
    process.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "SYNCLINE_NO_BUILD"));
    process.environment().put("SYNCLINE_JAVA_HOME", System.getProperty("java.home"));
    process.environment().put("SYNCLINE_NO_CACHE", "set, unless a test wants one");
    process.environment().putAll(environment);
    var exit = process.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
    var said = new Said(exit, Files.readString(out), Files.readString(err));
    Files.delete(out);
    Files.delete(err);
    return said;
  }

  /// A fresh checkout, but for its history.
  static void copySources(Path to) throws IOException {
    copy(Path.of(".."), to, Script::isSource);
  }

  /// A package may be called `target`, too; only beside a pom is it what a build made.
  private static boolean isSource(Path file) {
    return !NOT_SOURCES.contains(file.getFileName().toString())
        && !(file.endsWith("target") && Files.exists(file.resolveSibling("pom.xml")));
  }

  /// Copies what `wanted` accepts of a folder tree, with the files' rights.
  static void copy(Path from, Path to, DirectoryStream.Filter<Path> wanted) throws IOException {
    Files.createDirectories(to);
    try (var entries = Files.newDirectoryStream(from, wanted)) {
      for (var entry : entries) {
        var copied = to.resolve(entry.getFileName().toString());
        if (Files.isDirectory(entry)) {
          copy(entry, copied, wanted);
        } else {
          Files.copy(entry, copied, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }
}
