package dev.syncline.app;

import static dev.syncline.app.Archives.program;
import static dev.syncline.app.Archives.tarGz;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.app.InProcess.Said;
import dev.syncline.core.content.Digest;
import dev.syncline.demo.web.FileServer;
import dev.syncline.demo.web.Page;
import dev.syncline.source.release.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `examples/release`, carried out on a user's machine; only the forge is one on this machine.
class ReleaseExampleTest {
  private static final Path EXAMPLE = Path.of("../examples/release/syncline.yaml");
  private static final String REPOSITORY = "joeblew999/plat-telemetry";
  private static final String LIST = "/api/v3/repos/%s/releases".formatted(REPOSITORY);
  private static final String NATS = "nats-%s.tar.gz".formatted(Platform.here());
  private static final String GH = "gh-%s.tar.gz".formatted(Platform.here());

  @TempDir Path folder;
  private FileServer server;
  private final List<String> releases = new ArrayList<>();

  @BeforeEach
  void publish() throws IOException {
    server = FileServer.start();
    release("gh-v2.83.2", asset(GH, "gh", program("gh 2.83.2")));
    release("nats-v2.10.24", asset(NATS, "nats-server", program("nats 2.10.24")));
    var text =
        Files.readString(EXAMPLE)
            .replace(
                "github: " + REPOSITORY, "github: \"%s\"".formatted(server.uri("/" + REPOSITORY)));
    Files.writeString(folder.resolve("syncline.yaml"), text);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void programsOfTheNewestReleases_areInstalled_andThenNothingIsDownloaded() throws Exception {
    var first = syncline("sync");
    int downloads = downloads();
    var second = syncline("sync");

    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(nats()).hasContent(program("nats 2.10.24")).isExecutable();
    assertThat(folder.resolve("gh/.bin/gh")).isExecutable();
    assertThat(downloads).isEqualTo(2);
    assertThat(second.exit()).isZero();
    assertThat(downloads()).isEqualTo(2);
  }

  @Test
  void releaseOfOne_downloadsNothingElse() throws Exception {
    syncline("sync");
    release("nats-v2.10.25", asset(NATS, "nats-server", program("nats 2.10.25")));

    var check = syncline("check");
    var sync = syncline("sync");

    assertThat(check.out()).contains("nats-v2.10.25", "update available");
    assertThat(sync.exit()).as(sync.err()).isZero();
    assertThat(nats()).hasContent(program("nats 2.10.25"));
    assertThat(nats().resolveSibling(".previous/nats-server")).hasContent(program("nats 2.10.24"));
    assertThat(downloads()).isEqualTo(3);
  }

  @Test
  void releaseWhoseAssetIsStillToCome_isWaitedFor() throws Exception {
    syncline("sync");
    release("nats-v2.10.25", asset("nats-plan9-mips.tar.gz", "nats-server", "x"));

    var waiting = syncline("sync", "nats");
    var check = syncline("check", "nats");
    release("nats-v2.10.25", asset(NATS, "nats-server", program("nats 2.10.25")));
    var then = syncline("sync", "nats");

    assertThat(waiting.exit()).isZero();
    assertThat(waiting.out())
        .contains("nats-v2.10.25 is waiting for asset %s (1st look, next in 10 s)".formatted(NATS));
    assertThat(check.out()).contains("is waiting for asset");
    assertThat(then.exit()).as(then.err()).isZero();
    assertThat(nats()).hasContent(program("nats 2.10.25"));
  }

  @Test
  void otherBytesThanNamed_leaveWhatIsThere() throws Exception {
    syncline("sync");
    var honest = asset(NATS, "nats-server", program("nats 2.10.25"));
    release("nats-v2.10.25", honest);
    server.put("/files/2/" + NATS, tarGz("nats-server", program("somebody else's")));

    var sync = syncline("sync", "nats");

    assertThat(sync.exit()).isEqualTo(1);
    assertThat(sync.err()).contains("SYN-RELEASE-DIGEST", "expected sha256:");
    assertThat(nats()).hasContent(program("nats 2.10.24"));
  }

  @Test
  void releaseThatFailsItsCheck_isQuarantinedAndNotDownloadedAgain() throws Exception {
    syncline("sync");
    release("nats-v2.10.25", asset(NATS, "nats-server", "#!/bin/sh\nexit 3\n"));

    var first = syncline("sync", "nats");
    int downloads = downloads();
    var second = syncline("sync", "nats");

    assertThat(first.exit()).isEqualTo(1);
    assertThat(first.err()).contains("nats-v2.10.25");
    assertThat(nats()).hasContent(program("nats 2.10.24"));
    assertThat(second.out()).contains("quarantine");
    assertThat(downloads()).isEqualTo(downloads);
  }

  private void release(String tag, String asset) {
    releases.removeIf(each -> each.contains("\"%s\"".formatted(tag)));
    releases.addFirst(
        "{\"tag_name\": \"%s\", \"draft\": false, \"assets\": [%s]}".formatted(tag, asset));
    var json = "[" + String.join(",\n", releases) + "]";
    server.put(
        LIST, Page.File.tagged(json.getBytes(StandardCharsets.UTF_8), Digest.of(json).hex()));
  }

  private String asset(String name, String program, String text) throws IOException {
    var path = "/files/%d/%s".formatted(releases.size(), name);
    var bytes = tarGz(program, text);
    server.put(path, bytes);
    return """
    {"name": "%s", "state": "uploaded", "size": %d, "digest": "%s",
     "browser_download_url": "%s"}
    """
        .formatted(name, bytes.length, Digest.of(bytes), server.uri(path));
  }

  private int downloads() {
    return (int)
        server.asked().stream().filter(asked -> asked.target().startsWith("/files/")).count();
  }

  private Path nats() {
    return folder.resolve("nats/.bin/nats-server");
  }

  private Said syncline(String... arguments) {
    return new InProcess(folder.resolve("syncline.yaml")).syncline(arguments);
  }
}
