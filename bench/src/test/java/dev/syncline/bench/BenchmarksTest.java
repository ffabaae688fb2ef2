package dev.syncline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.bench.report.Paper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tiny numbers throughout, so the figures mean nothing here.
class BenchmarksTest {
  @TempDir Path directory;

  @Test
  void fewRings_areAnswered() throws Exception {
    var said = said(new Ring(new Ring.Settings(3, 10, 1, 2)));

    assertThat(said).contains("machine", "settings", "bare hand-over", "ratio ring-p99-ms ");
  }

  @Test
  void newTag_itsBuildBegins() throws Exception {
    var said = said(new BuildStart(new BuildStart.Settings(5, 100, 2)));

    assertThat(said).contains("git clone", "ratio build-start-max-ms ");
  }

  @Test
  void fewUpstreams_areSweptWithoutThePeer() throws Exception {
    var said = said(new Sweep(new Sweep.Settings(20, 30, 10, 4, 2, 0)));

    assertThat(said).contains("the same requests", "30 upstreams", "ratio sweep-many-ms ");
  }

  @Test
  void smallBinary_isSwapped() throws Exception {
    var said = said(new Swap(new Swap.Settings(1, 1)));

    assertThat(said).contains("cp && sync -f && mv", "ratio swap ", "ratio swap-keeping ");
  }

  @Test
  void fewWrites_areDurable() throws Exception {
    var said = said(new Writes(new Writes.Settings(4, 2, 1)));

    assertThat(said).contains("write and fsync", "ratio ledger-alone ", "ratio ledger-together ");
  }

  @Test
  void smallLedger_itsStatusIsCalled() throws Exception {
    var launcher = Files.writeString(directory.resolve("launcher"), "#!/bin/sh\nexit 0\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));

    var said = said(new Status(new Status.Settings(2, 2, 2, launcher)));

    assertThat(said).contains("with the class cache", "ratio status-median-ms ");
  }

  @Test
  void fewWebhooks_areTakenWithoutThePeer() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var line =
        "#!/bin/sh\nexec %s -cp '%s' %s \"$@\"\n"
            .formatted(java, System.getProperty("java.class.path"), StandInDaemon.class.getName());
    var launcher = Files.writeString(directory.resolve("launcher"), line);
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));

    var said = said(new Intake(new Intake.Settings(2, 2, 20, 20, 1, 100, 3, 1, 3, 0, launcher)));

    assertThat(said)
        .contains(
            "requests/s",
            "ratio intake-p99-ms ",
            "ratio webhook-to-pass-p99-ms",
            "idle with 3 syncs");
  }

  @Test
  void misspeltSetting_isTold() {
    var options = new Options(Map.of("upstreams", 5, "upstream", 7));

    Sweep.Settings.of(options);

    assertThat(options.unread()).containsExactly("upstream");
  }

  private String said(Benchmark benchmark) throws Exception {
    var text = new ByteArrayOutputStream();
    try (var out = new PrintStream(text, true, StandardCharsets.UTF_8)) {
      benchmark.run(directory, new Paper(out));
    }
    return text.toString(StandardCharsets.UTF_8);
  }
}
