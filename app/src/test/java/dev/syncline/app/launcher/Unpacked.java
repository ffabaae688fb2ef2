package dev.syncline.app.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A distribution that was unpacked, run on a machine that has nothing: an empty PATH, no Java, no
/// variables.
///
/// @param folder where it lies
/// @param work where it is run
record Unpacked(Path folder, Path work) {
  static Unpacked of(Path archive, Path folder, Path work, String... tarOptions) throws Exception {
    var command = new ArrayList<>(List.of("tar"));
    command.addAll(List.of(tarOptions));
    command.addAll(List.of("-xzf", archive.toString(), "-C", folder.toString()));
    var exit = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IOException("tar could not unpack " + archive);
    }
    return new Unpacked(folder, work);
  }

  Path launcher() {
    return folder.resolve("syncline");
  }

  Script.Said run(String... arguments) throws IOException, InterruptedException {
    return run(launcher(), Map.of(), arguments);
  }

  Script.Said run(Path script, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    var out = Files.createTempFile("syncline", ".out");
    var err = Files.createTempFile("syncline", ".err");
    var process = bare(script, arguments);
    process.environment().putAll(environment);
    var exit = process.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
    var said = new Script.Said(exit, Files.readString(out), Files.readString(err));
    Files.delete(out);
    Files.delete(err);
    return said;
  }

  ProcessBuilder bare(Path script, String... arguments) {
    var process = new ProcessBuilder(script.toString()).directory(work.toFile());
    process.command().addAll(List.of(arguments));
    process.environment().clear();
    process.environment().put("PATH", "");
    return process;
  }

  /// Whether Java took this program's own main class from the cache.
  boolean usesCache() throws IOException, InterruptedException {
    var log = Files.createTempFile("classes", ".log");
    run(launcher(), Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + log), "version");
    var isCached =
        Files.readAllLines(log).stream()
            .filter(line -> line.contains(" dev.syncline.app.Main "))
            .anyMatch(line -> line.contains("source: shared objects file"));
    Files.delete(log);
    return isCached;
  }
}
