package dev.syncline.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.demo.git.GitServer;
import dev.syncline.demo.git.Item;
import dev.syncline.demo.git.SmartHttp;
import dev.syncline.demo.git.Upstream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `./syncline dist` makes, unpacked by `tar` on a machine without anything.
@Tag("peers")
class DistributionIT {
  private static final Pattern LISTENING = Pattern.compile("Listening at port (\\d+)");

  @TempDir static Path checkout;
  private static Path archive;
  private static Path compatArchive;

  @TempDir Path folder;

  private Path work;
  private Unpacked unpacked;

  @BeforeAll
  static void distribute() throws Exception {
    Script.copySources(checkout);
    var said = new Script(checkout).run("dist");
    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.out()).contains(" MB, unpacked ");
    archive = made("syncline-");
    compatArchive = made("sync-");
  }

  private static Path made(String prefix) throws IOException {
    try (var files = Files.newDirectoryStream(checkout.resolve(".dist"), prefix + "*.tar.gz")) {
      return files.iterator().next();
    }
  }

  @BeforeEach
  void unpack() throws Exception {
    work = Files.createDirectory(folder.resolve("work"));
    unpacked = Unpacked.of(archive, Files.createDirectory(folder.resolve("a folder")), work);
  }

  @Test
  void machineWithoutAnything_runsIt() throws Exception {
    var said = unpacked.run("version");

    assertThat(said).isEqualTo(new Script.Said(0, "syncline 0.1.0\n", ""));
    assertThat(archive.getFileName().toString())
        .matches("syncline-(linux|darwin)-(amd64|arm64)\\.tar\\.gz");
  }

  @Test
  void gitUpstreamOverTls_isCheckedAndBrought() throws Exception {
    var served = Files.createDirectory(folder.resolve("served"));
    var certificate = Certificate.make(folder);
    try (var upstream = Upstream.create(served.resolve("www.git"));
        var server = GitServer.openSecure(new SmartHttp(served), certificate.server(), false)) {
      upstream.commit("main", Item.file("index.html", "hello"));
      declare(server.url("www.git"), "ca-file: " + certificate.pem());

      var check = unpacked.run("check");
      var sync = unpacked.run("sync");

      assertThat(check.exit()).as(check.err()).isZero();
      assertThat(check.out()).contains("www", "update available");
      assertThat(sync.exit()).as(sync.err()).isZero();
      assertThat(work.resolve("www/current/index.html")).hasContent("hello");
    }
  }

  @Test
  void daemon_answersAndStopsWhenAsked() throws Exception {
    var log = folder.resolve("watch.log");
    declare(folder.resolve("none.git").toUri().toString(), "listen: 127.0.0.1:0");
    var daemon =
        unpacked
            .bare(unpacked.launcher(), "watch")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      var port = await().until(() -> port(log), found -> !found.isEmpty());
      var health = URI.create("http://127.0.0.1:%s/health".formatted(port));
      try (var client = HttpClient.newHttpClient()) {
        var answer = client.send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString());
        assertThat(answer.body().strip()).isEqualTo("OK");
      }
      daemon.destroy();
      assertThat(daemon.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(daemon.exitValue()).as(Files.readString(log)).isZero();
    } finally {
      daemon.destroyForcibly();
    }
  }

  @Test
  void unpackedOrMovedElsewhere_usesTheCache() throws Exception {
    assertThat(unpacked.usesCache()).isTrue();

    var elsewhere = folder.resolve("else where");
    Files.move(unpacked.folder(), elsewhere);

    assertThat(new Unpacked(elsewhere, work).usesCache()).isTrue();
  }

  /// Java 25 uses the cache even then, another one may not.
  @Test
  void timesLostWhileUnpacking_runsAllTheSame() throws Exception {
    var now = Unpacked.of(archive, Files.createDirectory(folder.resolve("now")), work, "-m");

    assertThat(now.run("version")).isEqualTo(unpacked.run("version"));
  }

  @Test
  void demo_saysThatItNeedsAJdk() throws Exception {
    var said = unpacked.run("demo");

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("SYN-DEMO-JDK", "no JDK", "./syncline demo");
  }

  @Test
  void linksToIt_areFollowed() throws Exception {
    var bin = Files.createDirectory(folder.resolve("bin"));
    var toFile = Files.createSymbolicLink(bin.resolve("syncline"), unpacked.launcher());
    var toFolder = Files.createSymbolicLink(folder.resolve("current"), unpacked.folder());

    for (var script :
        new Path[] {toFile, toFolder.resolve("syncline"), toFolder.resolve("compat/sync")}) {
      var said = unpacked.run(script, Map.of(), "version");

      assertThat(said).as(script.toString()).isEqualTo(unpacked.run("version"));
    }
  }

  @Test
  void linkToTheFileWithoutReadlink_isSaid() throws Exception {
    change("/usr/bin:/bin", "/nowhere");
    var link = Files.createSymbolicLink(folder.resolve("link"), unpacked.launcher());

    var said = unpacked.run(link, Map.of(), "version");

    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.err()).contains("is a link, and there is no readlink", "link its folder");
  }

  @Test
  void archiveForAnotherMachine_isSaid() throws Exception {
    change("(x86_64|aarch64)", "riscv64");

    var said = unpacked.run("version");

    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.err()).contains("was made for", "riscv64", "take the archive for that");
  }

  @Test
  void incompleteFolder_isSaid() throws Exception {
    Files.delete(unpacked.folder().resolve("runtime/bin/java"));

    var said = unpacked.run("version");

    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.err()).contains("not complete");
  }

  @Test
  void oldName_liesInItsOwnFolderAndArchive() throws Exception {
    var bin = Unpacked.of(compatArchive, Files.createDirectory(folder.resolve(".bin")), work);

    assertThat(bin.folder().resolve("syncline")).doesNotExist();
    assertThat(bin.folder().resolve("compat")).doesNotExist();
    assertThat(bin.run(bin.folder().resolve("sync"), Map.of(), "version"))
        .isEqualTo(unpacked.run("version"));
    assertThat(unpacked.folder().resolve("bin")).doesNotExist();
    assertThat(unpacked.folder().resolve("sync")).doesNotExist();
    assertThat(unpacked.run(unpacked.folder().resolve("compat/sync"), Map.of(), "version"))
        .isEqualTo(unpacked.run("version"));
    assertThat(versionFile(bin)).isEqualTo(versionFile(unpacked));
    assertThat(versionFile(bin)).contains("checksum: " + sha256(bin.folder().resolve("sync")));
  }

  @Test
  void licencesOfAll_comeWithIt() throws Exception {
    assertThat(unpacked.folder().resolve("LICENSE")).exists();
    assertThat(unpacked.folder().resolve("runtime/legal/java.base/LICENSE")).exists();
    assertThat(Files.readString(unpacked.folder().resolve("THIRD-PARTY")))
        .contains("picocli-", "sqlite-jdbc-", "GPL-2.0 with the Classpath Exception");
  }

  /// Only the class cache is never the same twice.
  @Test
  void twoOfOneCommit_areAlikeButForTheCache() throws Exception {
    assertThat(versionFile(unpacked)).contains("version: v0.1.0\n", "commit: unknown\n");
    String commit;
    try (var git = Git.init().setDirectory(checkout.toFile()).call()) {
      git.add().addFilepattern(".").call();
      var made = git.commit().setMessage("All").setAuthor("nobody", "no@body").setSign(false);
      commit = made.setCommitter("nobody", "no@body").call().name();
    }

    var first = again("first");
    var second = again("second");

    assertThat(versionFile(first)).contains("commit: " + commit + "\n");
    assertThat(sums(first.folder())).isEqualTo(sums(second.folder()));
  }

  private Unpacked again(String name) throws Exception {
    var out = folder.resolve(name + ".out");
    var said = new Script(checkout).run("dist", out.toString());
    assertThat(said.exit()).as(said.err()).isZero();
    return Unpacked.of(
        out.resolve(archive.getFileName()), Files.createDirectory(folder.resolve(name)), work);
  }

  private void declare(String url, String more) throws IOException {
    Files.writeString(
        work.resolve("syncline.yaml"),
        """
        version: 1
        %s
        syncs:
          www:
            source: {git: {url: "%s", branch: main}}
            target: {directory: {path: www}}
        """
            .formatted(more, url));
  }

  private void change(String pattern, String replacement) throws IOException {
    var text = Files.readString(unpacked.launcher());
    Files.writeString(unpacked.launcher(), text.replaceAll(pattern, replacement));
  }

  /// As the daemon says it, nothing as long as it does not.
  private static String port(Path log) throws IOException {
    var matcher = LISTENING.matcher(Files.readString(log));
    return matcher.find() ? matcher.group(1) : "";
  }

  private static String versionFile(Unpacked unpacked) throws IOException {
    return Files.readString(unpacked.folder().resolve(".version"));
  }

  private static String sums(Path tree) throws Exception {
    var sums = new StringBuilder();
    try (var all = Files.walk(tree)) {
      for (var file : all.filter(Files::isRegularFile).sorted().toList()) {
        var name = tree.relativize(file).toString();
        if (!name.endsWith(".aot")) {
          var rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
          sums.append(
              "%s %s %s %s%n"
                  .formatted(sha256(file), rights, Files.getLastModifiedTime(file), name));
        }
      }
    }
    return sums.toString();
  }

  private static String sha256(Path file) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }
}
