package dev.syncline.shared.trust;

import static dev.syncline.shared.trust.Fixtures.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.shared.redaction.Secret;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the real minisign signs is genuine here, and it takes what is signed here.
@Tag("peers")
class MinisignPeerTest {
  private static final String COMMENT = "app=nats version=2.10.25\tnote=grün";

  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void prepare() throws IOException {
    file = Files.write(folder.resolve("f"), new byte[1_000_000]);
  }

  @Test
  void whatMinisignSigns_isGenuine() throws Exception {
    minisign("", "-G -W -p k.pub -s k.key");
    minisign("", "-S -s k.key -m f -t", COMMENT);

    var proof = trusting("k.pub").verify(file, text("f.minisig"));

    assertThat(proof)
        .isInstanceOfSatisfying(
            Proof.Genuine.class,
            genuine -> assertThat(genuine.comment().text()).isEqualTo(COMMENT));
  }

  @Test
  void whatIsSignedWithAPlainKey_satisfiesMinisign() throws Exception {
    minisign("", "-G -W -p k.pub -s k.key");
    var key = value(MinisignSecretKey.parse(text("k.key"), Optional.empty()));

    Files.writeString(folder.resolve("f.minisig"), key.sign(file, COMMENT));

    assertThat(minisign("", "-V -H -Q -p k.pub -m f")).isEqualTo(COMMENT + "\n");
    assertThat(trusting("k.pub").trusted()).containsExactly(key.publicKey());
  }

  @Test
  void whatIsSignedWithAnEncryptedKey_satisfiesMinisign() throws Exception {
    minisign("geheim ü\ngeheim ü\n", "-G -p k.pub -s k.key");
    var key = value(MinisignSecretKey.parse(text("k.key"), Optional.of(new Secret("geheim ü"))));

    Files.writeString(folder.resolve("f.minisig"), key.sign(file, COMMENT));

    assertThat(minisign("", "-V -H -Q -p k.pub -m f")).isEqualTo(COMMENT + "\n");
  }

  @Test
  void theLegacyFormat_isRefused() throws Exception {
    minisign("", "-G -W -p k.pub -s k.key");
    minisign("", "-S -l -s k.key -m f");

    assertThat(trusting("k.pub").verify(file, text("f.minisig"))).isEqualTo(new Proof.Legacy());
  }

  private Minisign trusting(String name) throws IOException {
    return Minisign.trusting(List.of(value(MinisignKey.parse(text(name)))));
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  /// Runs it with little memory, so that a new key asks for as little, and says what it printed.
  private String minisign(String input, String arguments, String... further) throws Exception {
    var script =
        "ulimit -v 400000; minisign=$1; shift; exec \"$minisign\" " + arguments + " \"$@\"";
    var command = new java.util.ArrayList<>(List.of("bash", "-c", script, "bash", program()));
    command.addAll(List.of(further));
    var process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
      in.write(input);
    }
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private static String program() {
    var peers =
        Optional.ofNullable(System.getenv("SYNCLINE_PEERS"))
            .orElse(System.getProperty("user.home") + "/.cache/syncline-peers");
    var path = peers + "/bin" + File.pathSeparator + System.getenv("PATH");
    return Arrays.stream(path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, "minisign"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("minisign is not on " + path))
        .toString();
  }
}
