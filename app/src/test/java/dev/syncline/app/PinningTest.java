package dev.syncline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.demo.git.Item;
import dev.syncline.demo.git.Upstream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A version that another file pins, from pass to pass.
class PinningTest {
  private static final String PINNED = "vars: {V: '{{.V | default \"%s\"}}'} # mine\n";

  @TempDir Path folder;

  @Test
  void versionInPlace_isPinnedAfterEachPassAndARollback() throws Exception {
    try (var upstream = upstream()) {
      var syncline = new InProcess(configuration(upstream));
      var taskfile = Files.writeString(folder.resolve("Taskfile.yml"), PINNED.formatted("v0.9.0"));

      assertThat(syncline.syncline("sync").err()).isEmpty();
      assertThat(taskfile).hasContent(PINNED.formatted("v1.0.0"));

      release(upstream, "v1.1.0");
      syncline.syncline("sync");
      assertThat(taskfile).hasContent(PINNED.formatted("v1.1.0"));

      syncline.syncline("rollback", "service");
      assertThat(taskfile).hasContent(PINNED.formatted("v1.0.0"));
    }
  }

  @Test
  void fileThatCannotBeWritten_lagsUntilTheNextPass() throws Exception {
    try (var upstream = upstream()) {
      var syncline = new InProcess(configuration(upstream));
      var taskfile = Files.writeString(folder.resolve("Taskfile.yml"), "vars: {V: {sh: date}}\n");

      syncline.syncline("sync");
      var lagging = syncline.syncline("status");
      Files.writeString(taskfile, PINNED.formatted("v0.9.0"));
      var old = syncline.syncline("status", "--json");
      syncline.syncline("sync");
      var after = syncline.syncline("status", "--json");

      assertThat(lagging.out()).contains("up to date; Taskfile.yml has no plain V");
      assertThat(old.out()).contains("\"pin_file\" : \"Taskfile.yml lags: V is v0.9.0\"");
      assertThat(after.out()).doesNotContain("pin_file");
      assertThat(taskfile).hasContent(PINNED.formatted("v1.0.0"));
    }
  }

  private Upstream upstream() throws Exception {
    var upstream = Upstream.create(folder.resolve("upstream.git"));
    release(upstream, "v1.0.0");
    return upstream;
  }

  private static void release(Upstream upstream, String version) throws Exception {
    upstream.annotate(version, upstream.commit("main", Item.file("service", version)));
  }

  private Path configuration(Upstream upstream) throws Exception {
    return Files.writeString(
        folder.resolve("syncline.yaml"),
        """
        syncs:
          service:
            source: {git: {url: "%s", track: tags}}
            through: {build: {command: [cp, service, "{output}"], output: made}}
            target: {binary: {path: .bin/service}}
            pin-file: {path: Taskfile.yml, variable: V}
        """
            .formatted(upstream.directory().toUri()));
  }
}
