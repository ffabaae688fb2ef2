package dev.syncline.bench.scene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The version checker that many distributions use, as its users would run it over the same git
/// upstreams: one call for all of them, its own default of twenty at once.
public final class Nvchecker {
  private final Path program;
  private final Path configuration;
  private final Path directory;
  private final Program runner;

  /// `program` is its executable; its files go to `directory`.
  public Nvchecker(Path program, Path directory, TagServer server, int upstreams)
      throws IOException {
    this.program = program;
    this.directory = directory;
    this.configuration = directory.resolve("nvchecker.toml");
    this.runner = new Program(directory, Map.of("GIT_TERMINAL_PROMPT", "0"));
    var text = new StringBuilder();
    text.append("[__config__]\noldver = \"old.json\"\nnewver = \"new.json\"\n");
    for (int number = 0; number < upstreams; number++) {
      text.append(
          "\n[u%d]\nsource = \"git\"\ngit = \"%s\"\n".formatted(number, server.url(number)));
    }
    Files.writeString(configuration, text);
  }

  /// Checks all; nanoseconds.
  public long sweep() throws IOException, InterruptedException {
    return runner.run(
        List.of(program.toString(), "-c", configuration.toString(), "--logger", "json"));
  }

  /// Takes what was found as installed, so that from now on nothing is new.
  public void take() throws IOException, InterruptedException {
    var take = program.resolveSibling("nvtake").toString();
    runner.run(List.of(take, "-c", configuration.toString(), "--all"));
  }

  /// How many upstreams it found `version` for.
  public int found(String version) throws IOException {
    var wanted = "\"version\": \"" + version + "\"";
    return Files.readString(directory.resolve("new.json")).split(wanted, -1).length - 1;
  }
}
