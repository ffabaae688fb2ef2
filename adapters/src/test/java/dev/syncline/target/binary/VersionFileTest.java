package dev.syncline.target.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Revision;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionFileTest {
  private static final Digest BYTES = Digest.of("binary");
  private static final Digest OTHER = Digest.of("another binary");
  private static final Instant NOW = Instant.parse("2026-01-05T08:00:00.123Z");
  private static final String COMMIT = "1d6f7ea0a1b2c3d4e5f60718293a4b5c6d7e8f90";

  private static VersionFile parse(String text) {
    return VersionFile.parse(text.replace("HEX", BYTES.hex()).getBytes(StandardCharsets.UTF_8));
  }

  private static Candidate candidate(String name, String revision) {
    return Candidate.of(new Origin("example.org/nats"), name, new Revision(revision));
  }

  @Test
  void theFileWeWrite_isTheFourLinesInOrder() {
    var file = VersionFile.of(candidate("v2.10.25", COMMIT), BYTES, NOW);

    assertThat(file.text())
        .isEqualTo(
            """
            version: v2.10.25
            commit: %s
            timestamp: 2026-01-05T08:00:00Z
            checksum: %s
            """
                .formatted(COMMIT, BYTES.hex()));
  }

  @Test
  void aRevisionThatIsNoCommit_isWrittenAsUnknownCommit() {
    var file = VersionFile.of(candidate("v2.10.25", "sha256:" + BYTES.hex()), BYTES, NOW);

    assertThat(file.text()).contains("\ncommit: unknown\n");
    assertThat(file.text().lines()).allMatch(line -> line.split(": ").length == 2);
  }

  @ParameterizedTest
  @CsvSource({
    // 1 bin:build; 2 docs bin:build; 3 pc bin:download; 4 nats bin:download; 5 grafana; 7 plan
    "'commit: 1d6f7ea\ntimestamp: 2025-12-21T08:35:43Z\nchecksum: HEX\n', , 1d6f7ea, true",
    "'commit: unknown\ntimestamp: 2025-12-21T08:35:43Z\nchecksum: HEX\n', , , true",
    "'version: v0.140.2\ncommit: 1d6f7ea\ntimestamp: t\nchecksum: HEX\n', v0.140.2, 1d6f7ea, true",
    "'version: v1.85.0\ntimestamp: t\nchecksum: HEX\n', v1.85.0, , true",
    "'latest\n', latest, , false",
    "'11.4.0', 11.4.0, , false",
    "'version: v2\ncommit: 1d6f7ea\nchecksum: HEX\nstatus: grep', v2, 1d6f7ea, true",
    "'commit: 1d6f7ea\r\nchecksum: HEX\r\n', , 1d6f7ea, true",
    "'\uFEFFversion: v1\n\n  Checksum :HEX  \n', v1, , true",
    "'VERSION: v1\nversion: v2\nchecksum: sha256:HEX', v1, , true",
    "'checksum: nonsense\ncommit: HEAD~1\nversion:   \n', , , false",
    "'this is\na README\n', , , false",
    "'', , , false",
  })
  void everyHistoricForm_isRead(String text, String version, String commit, boolean checksum) {
    var file = parse(text);

    assertThat(file.version()).isEqualTo(Optional.ofNullable(version));
    assertThat(file.commit()).isEqualTo(Optional.ofNullable(commit));
    assertThat(file.checksum()).isEqualTo(checksum ? Optional.of(BYTES) : Optional.empty());
  }

  @Test
  void junk_isReadAsSomethingThatCanBeWrittenAndReadAgain() {
    var random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      var junk = new byte[random.nextInt(300)];
      random.nextBytes(junk);

      var file = VersionFile.parse(junk);

      var again = VersionFile.parse(file.text().getBytes(StandardCharsets.UTF_8));
      assertThat(again.identity()).isEqualTo(file.identity());
      assertThat(file.describes(file.adopt(BYTES), BYTES)).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', ",
    "'latest\n', ",
    "'commit: unknown\nchecksum: HEX\n', ",
    "'version: v1\nstatus: whatever it is\n', ",
    "'version: v1\ncommit: zzzz\n', its commit is no commit",
    "'version: v1\nchecksum: 12\n', its checksum is no SHA-256",
    "'{\"version\":\"v1\"}', it names neither a version nor a commit",
    "'{\"version\": \"v1\"}', it names neither a version nor a commit",
    "'this is\na README\n', it names neither a version nor a commit",
    "'LONG', its version is too long or not printable",
  })
  void whatMakesNoSenseInIt_isSaid(String text, String doubt) {
    var bytes = text.replace("HEX", BYTES.hex()).replace("LONG", "a".repeat(100_000));

    assertThat(VersionFile.doubt(bytes.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Optional.ofNullable(doubt));
  }

  @Test
  void anEndlessFile_isReadToItsBound() {
    var endless = ("x".repeat(99) + "\n").repeat(1_000) + "version: v1\n";

    var file = VersionFile.parse(endless.getBytes(StandardCharsets.UTF_8));

    assertThat(file.version()).hasValueSatisfying(it -> assertThat(it).hasSize(99));
  }

  @ParameterizedTest
  @CsvSource({
    "'version: v1\ncommit: 1d6f7ea\nchecksum: HEX', v1, 1d6f7ea",
    "'commit: 1d6f7ea\nchecksum: HEX', 1d6f7ea, 1d6f7ea",
    "'latest', latest, DIGEST",
    "'', DIGEST, DIGEST",
    "'version: v1\nchecksum: OTHER', DIGEST, DIGEST",
  })
  void aFoundBinary_isNamedByWhatItsFileSays(String text, String name, String revision) {
    var file = parse(text.replace("OTHER", OTHER.hex()));

    var candidate = file.adopt(BYTES);

    assertThat(candidate.origin()).isEqualTo(VersionFile.FOUND);
    assertThat(candidate.name()).isEqualTo(name.replace("DIGEST", BYTES.toString()));
    assertThat(candidate.revision().value())
        .isEqualTo(revision.replace("DIGEST", BYTES.toString()));
  }

  @ParameterizedTest
  @CsvSource({
    "'version: v1\ncommit: 1d6f7ea\nchecksum: HEX', true",
    "'commit: 1d6f7ea', true",
    "'v1', true",
    "'v2', false",
    "'commit: 2d51120', false",
    "'version: v1\nchecksum: OTHER', false",
    "'checksum: HEX', false",
    "'', false",
  })
  void aFile_describesACandidate_whenAllItSaysIsRight(String text, boolean describes) {
    var file = parse(text.replace("OTHER", OTHER.hex()));

    assertThat(file.describes(candidate("v1", COMMIT), BYTES)).isEqualTo(describes);
  }

  @Test
  void aNameWithLineBreaks_staysOneLine_andStillDescribesIt() {
    var strange = candidate("v1\nchecksum: 0\u0000\u2603 \uD83D\uDE00", COMMIT);

    var file = VersionFile.of(strange, BYTES, NOW);

    var read = VersionFile.parse(file.text().getBytes(StandardCharsets.UTF_8));
    assertThat(file.text().lines()).hasSize(4);
    assertThat(read.describes(strange, BYTES)).isTrue();
  }
}
