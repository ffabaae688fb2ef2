package dev.syncline.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.app.config.ConfigurationReader.Loaded;
import dev.syncline.core.policy.Track;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReaderTest {
  private static final String WWW =
      "  %s: {source: {git: {url: https://e.org/x.git}}, target: {directory: {path: %s}}}\n";

  @TempDir private Path folder;

  private static String one(String name, String path) {
    return "syncs:\n" + WWW.formatted(name, path);
  }

  @Test
  void shortestSync_hasEveryDefault() {
    var sync =
        Written.of(folder, one("www", "www")).configuration().syncs().get(new SyncName("www"));

    assertThat(sync).isNotNull();
    assertThat(sync.poll()).isEqualTo(Duration.ofMinutes(5));
    assertThat(sync.policy()).isEqualTo(PolicySection.DEFAULT);
    assertThat(sync.guard()).isEqualTo(GuardSection.DEFAULT);
    assertThat(sync.target().path()).isEqualTo(folder.resolve("www"));
    assertThat(sync.sources())
        .singleElement()
        .isInstanceOfSatisfying(
            SourceSection.Git.class, git -> assertThat(git.track()).isEqualTo(Track.COMMITS));
  }

  @Test
  void exampleOfABinary_isReadWhole() throws IOException {
    var text = resource("good.yaml");

    var configuration = Written.of(folder, text).configuration();

    var nats = configuration.syncs().get(new SyncName("nats"));
    assertThat(nats).isNotNull();
    assertThat(nats.target())
        .isInstanceOfSatisfying(
            TargetSection.Binary.class,
            binary -> {
              assertThat(binary.reload())
                  .isEqualTo(new ReloadSection.Signal("HUP", folder.resolve("nats.pid")));
              assertThat(binary.health()).isInstanceOf(HealthSection.Http.class);
              assertThat(binary.probation().strikes()).isEqualTo(3);
            });
    assertThat(nats.sources().getFirst())
        .isInstanceOfSatisfying(
            SourceSection.Git.class, git -> assertThat(git.track()).isEqualTo(Track.TAGS));
  }

  @Test
  void secretThatIsNotSet_isAnErrorOnlyWhenUsed() throws Exception {
    var text = "credentials:\n  E.org: {token: '${env:TOKEN}'}\n" + one("www", "www");
    var unset = Written.of(folder, text).configuration().credentials().get("e.org");
    var set =
        Written.of(folder, text)
            .with(Map.of("TOKEN", "s3cret"))
            .configuration()
            .credentials()
            .get("e.org");

    assertThat(unset).isInstanceOf(CredentialSection.Token.class);
    assertThatThrownBy(() -> ((CredentialSection.Token) unset).token().resolve())
        .isInstanceOf(SyncException.class)
        .hasMessageContaining("TOKEN is not set");
    assertThat(set).isNotNull();
    assertThat(((CredentialSection.Token) set).token().resolve().reveal()).isEqualTo("s3cret");
    assertThat(set.toString()).doesNotContain("s3cret").contains("***");
  }

  @Test
  void secretOfTheEnvironmentInAQuery_isTakenAndShownAsWritten() {
    var url = "https://e.org/m.json?access_token=${env:TOKEN}";
    var text =
        "syncs:\n  a: {source: {http: {url: '%s', as: m.json}}, target: {directory: {path: w}}}\n"
            .formatted(url);

    var written = Written.of(folder, text).with(Map.of("TOKEN", "s3cret"));

    var shown = ConfigurationReader.effective(Optional.of(written.file()), written.environment());

    assertThat(shown.orElseThrow().toString()).contains(url).doesNotContain("s3cret");
    assertThat(written.configuration().syncs().values().toString()).contains("access_token=s3cret");
  }

  @Test
  void dotEnv_countsUnlessARealVariableSaysOtherwise() throws Exception {
    Files.writeString(
        folder.resolve(".env"),
        "\uFEFF# comment\nexport A='one # two'\nB=\"x\\ny\" # c\nC=plain # c\nD=\nE=file\n\n");
    var text =
        "notify:\n"
            + "  - {name: n, url: 'https://e.org',\n"
            + "     secret: '${env:A}|${env:B}|${env:C}|${env:D}|${env:E}'}\n"
            + one("www", "www");

    var notice = Written.of(folder, text).with(Map.of("E", "real")).configuration().notices();

    assertThat(notice.getFirst().secret().orElseThrow().resolve().reveal())
        .isEqualTo("one # two|x\ny|plain||real");
  }

  @Test
  void brokenDotEnv_isRefusedWithItsLine() throws IOException {
    Files.writeString(folder.resolve(".env"), "A=1\nB=\"open\n");

    var problems = Written.of(folder, one("www", "www")).problems();

    assertThat(problems)
        .containsExactly("2:1 this line is not NAME=value; close the quotes, comment with #");
  }

  @Test
  void folderOfFiles_countsAsOne() throws IOException {
    Files.writeString(folder.resolve("a.yaml"), "defaults: {poll: 1m}\n" + one("a", "a"));
    Files.writeString(folder.resolve("b.yaml"), one("b", "b"));
    Files.writeString(folder.resolve("ignored.txt"), "nonsense: [");

    var loaded = ConfigurationReader.read(Optional.of(folder), Map.of());

    assertThat(loaded)
        .isInstanceOfSatisfying(
            Loaded.Well.class,
            well -> {
              assertThat(well.configuration().syncs().keySet())
                  .containsExactly(new SyncName("a"), new SyncName("b"));
              assertThat(well.configuration().syncs().values())
                  .allSatisfy(sync -> assertThat(sync.poll()).isEqualTo(Duration.ofMinutes(1)));
            });
  }

  @Test
  void sameSyncInTwoFiles_isRefusedNamingBothPlaces() throws IOException {
    Files.writeString(folder.resolve("a.yaml"), "state: x\n" + one("a", "a"));
    Files.writeString(folder.resolve("b.yaml"), "state: y\n" + one("a", "b"));

    var loaded = ConfigurationReader.read(Optional.of(folder), Map.of());

    assertThat(loaded)
        .isInstanceOfSatisfying(
            Loaded.Broken.class,
            broken ->
                assertThat(broken.problems())
                    .extracting(problem -> problem.line())
                    .containsExactly(
                        folder
                            + "/b.yaml:1:1: 'state' stands in two files; the first is at "
                            + folder
                            + "/a.yaml:1:1 [SYN-CONFIG-DUPLICATE]",
                        folder
                            + "/b.yaml:3:3: sync 'a' is declared twice; the first is at "
                            + folder
                            + "/a.yaml:3:3 [SYN-CONFIG-DUPLICATE]"));
  }

  @Test
  void digest_changesWithTheSectionAndTheDefaultsThatApply() {
    var first = digest(one("a", "a"));

    assertThat(digest("places: 2\n" + one("a", "a") + "  # comment\n")).isEqualTo(first);
    assertThat(digest(one("a", "b"))).isNotEqualTo(first);
    assertThat(digest("defaults: {poll: 1m}\n" + one("a", "a"))).isNotEqualTo(first);
  }

  private Object digest(String text) {
    return Written.of(folder, text).configuration().syncs().values().iterator().next().digest();
  }

  @Test
  void environment_goesBeforeTheFileExceptForTheTokenOfGitHub() throws Exception {
    var text = "state: here\nproxy: http://file:1\n" + one("a", "a");
    var environment =
        Map.of("SYNCLINE_STATE", "/var/s", "HTTPS_PROXY", "http://env:2", "GITHUB_TOKEN", "t0ken");

    var made = Written.of(folder, text).with(environment).configuration();

    assertThat(made.state()).isEqualTo(Path.of("/var/s"));
    assertThat(made.connection().proxy()).hasToString("Optional[http://env:2]");
    assertThat(made.credentials()).containsKey("github.com");
  }

  @Test
  void bytesThatAreNoText_areRefusedWithTheirPlace() {
    assertThat(Written.of(folder, new byte[] {'a', '\n', 'b', (byte) 0xff}).problems())
        .containsExactly("2:2 this is not UTF-8; save the file as UTF-8");
    assertThat(Written.of(folder, "a: b\u0007\n").problems())
        .containsExactly("1:5 this is not YAML: character U+0007; take it out");
    assertThat(Written.of(folder, new byte[(1 << 20) + 1]).problems())
        .containsExactly(
            "0:0 the file is larger than 1 MiB; split it into a folder of *.yaml files");
    assertThat(Written.of(folder, "\uFEFF" + one("a", "a")).problems()).isEmpty();
  }

  @Test
  void aliasesThatMultiply_areRefused() {
    var bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 20; i++) {
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(9)));
    }

    var problems = Written.of(folder, bomb.toString()).problems();

    assertThat(problems).singleElement().asString().contains("more than 100 aliases");
  }

  @Test
  void thousandProblems_areToldAsFifty() {
    var text = new StringBuilder("syncs: {}\n");
    for (int i = 0; i < 2_000; i++) {
      text.append("unknown%d: 1\n".formatted(i));
    }

    assertThat(Written.of(folder, text.toString()).problems()).hasSize(50);
  }

  @Test
  void effectiveConfiguration_hidesEverySecret() {
    var text =
        "proxy: http://me:hunter2@proxy:1\n"
            + "credentials:\n  e.org: {token: hunter2}\n"
            + "syncs:\n  a: {source: {git: {url: '${env:WHERE}'}}, "
            + "through: {build: {task: t, env: {A: hunter2}}}, target: {directory: {path: w}}}\n";
    var written = Written.of(folder, text).with(Map.of("WHERE", "/hunter2"));

    var shown = ConfigurationReader.effective(Optional.of(written.file()), written.environment());

    assertThat(shown).isPresent();
    assertThat(shown.get().toString()).doesNotContain("hunter2").contains("${env:WHERE}", "***");
  }

  @Test
  void noFileAnywhere_isBrokenAndSaysWhereItLooked() {
    var loaded = ConfigurationReader.read(Optional.of(folder.resolve("none.yaml")), Map.of());

    assertThat(loaded)
        .isInstanceOfSatisfying(
            Loaded.Broken.class,
            broken -> assertThat(broken.problems().getFirst().text()).contains("none.yaml"));
  }

  static String resource(String name) throws IOException {
    try (var in = ConfigurationReaderTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
