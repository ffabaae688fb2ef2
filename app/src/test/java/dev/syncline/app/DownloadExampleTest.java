package dev.syncline.app;

import static dev.syncline.app.Archives.program;
import static dev.syncline.app.Archives.tarGz;
import static dev.syncline.app.Archives.zip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.app.InProcess.Said;
import dev.syncline.demo.web.FileServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `examples/download`, carried out; only the addresses are those of a server on this machine.
class DownloadExampleTest {
  private static final Path EXAMPLE = Path.of("../examples/download/syncline.yaml");
  private static final String TOOL = "/latest/tool-linux-amd64.tar.gz";
  private static final String MANUAL = "/latest/manual.zip";

  @TempDir Path folder;
  private FileServer server;

  @BeforeEach
  void publish() throws IOException {
    server = FileServer.start();
    server.put(TOOL, tarGz("tool-v1/tool", program("v1")));
    server.put(MANUAL, zip("index.html", "manual"));
    var here = server.uri("").toString();
    var text = Files.readString(EXAMPLE).replace("https://example.org", here);
    Files.writeString(folder.resolve("syncline.yaml"), text);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void downloads_areUnpackedAndInstalled() throws Exception {
    var plan = syncline("plan");
    var sync = syncline("sync");

    assertThat(plan.out()).contains("would be unpacked");
    assertThat(sync.exit()).as(sync.err()).isZero();
    assertThat(folder.resolve("bin/tool")).hasContent(program("v1")).isExecutable();
    assertThat(folder.resolve("manual/current/index.html")).hasContent("manual");
  }

  @Test
  void aNewDownload_replacesTheOld() throws Exception {
    syncline("sync");
    server.put(TOOL, tarGz("tool-v2/tool", program("v2")));

    var sync = syncline("sync", "tool");

    assertThat(sync.exit()).as(sync.err()).isZero();
    assertThat(folder.resolve("bin/tool")).hasContent(program("v2"));
  }

  @Test
  void aPageInThePlaceOfTheDownload_leavesWhatIsThere() throws Exception {
    syncline("sync");
    server.put(TOOL, "<!doctype html>Please log in".getBytes(StandardCharsets.UTF_8));

    var sync = syncline("sync", "tool");

    assertThat(sync.exit()).isEqualTo(1);
    assertThat(sync.out() + sync.err())
        .contains("it is what looks like a web page, a captive portal perhaps")
        .contains("SYN-UNPACK-FORMAT");
    assertThat(folder.resolve("bin/tool")).hasContent(program("v1"));
  }

  private Said syncline(String... arguments) {
    return new InProcess(folder.resolve("syncline.yaml")).syncline(arguments);
  }
}
