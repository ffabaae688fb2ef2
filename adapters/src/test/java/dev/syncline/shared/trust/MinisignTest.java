package dev.syncline.shared.trust;

import static dev.syncline.shared.trust.Fixtures.HELLO;
import static dev.syncline.shared.trust.Fixtures.key;
import static dev.syncline.shared.trust.Fixtures.text;
import static dev.syncline.shared.trust.Fixtures.value;
import static dev.syncline.shared.trust.Fixtures.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinisignTest {
  private static final String ONE = "22DFC1A35C9427A8";
  private static final String TWO = "CB8BA04C12AD2A54";

  @TempDir Path folder;

  private Path file;
  private Minisign minisign;
  private String signature;

  @BeforeEach
  void prepare() throws IOException {
    file = Files.writeString(folder.resolve("f"), HELLO);
    minisign = Minisign.trusting(List.of(key("one.pub")));
    signature = text("hello.minisig");
  }

  @Test
  void aSignedFile_isGenuine_withItsComment() throws Exception {
    var proof = minisign.verify(file, signature);

    assertThat(proof)
        .isInstanceOfSatisfying(
            Proof.Genuine.class,
            genuine -> {
              assertThat(genuine.by().id()).isEqualTo(ONE);
              assertThat(genuine.comment().text())
                  .isEqualTo("app=nats version=2.10.25 os=linux arch=amd64");
            });
  }

  @Test
  void lineEndsAndTheUntrustedComment_doNotMatter() throws Exception {
    var other =
        "\uFEFF" + signature.replace("minisign secret key", "anybody").replace("\n", "\r\n");

    assertThat(minisign.verify(file, other)).isInstanceOf(Proof.Genuine.class);
    assertThat(minisign.verify(file, signature.strip())).isInstanceOf(Proof.Genuine.class);
    assertThat(minisign.verify(file, signature + "\n\n")).isInstanceOf(Proof.Genuine.class);
  }

  @Test
  void anyOfSeveralKeys_maySign() throws Exception {
    var both = Minisign.trusting(List.of(key("two.pub"), key("one.pub"), key("two.pub")));

    assertThat(both.trusted()).extracting(MinisignKey::id).containsExactly(TWO, ONE);
    assertThat(both.verify(file, signature)).isInstanceOf(Proof.Genuine.class);
    assertThat(both.verify(file, text("hello-two.minisig")))
        .isInstanceOfSatisfying(
            Proof.Genuine.class, genuine -> assertThat(genuine.by().id()).isEqualTo(TWO));
  }

  @Test
  void twoKeysOfOneId_areBothTried() throws Exception {
    var impostor = new MinisignKey(ONE, key("two.pub").key());
    var both = Minisign.trusting(List.of(impostor, key("one.pub")));

    assertThat(both.trusted()).hasSize(2);
    assertThat(both.verify(file, signature)).isInstanceOf(Proof.Genuine.class);
    assertThat(Minisign.trusting(List.of(impostor)).verify(file, signature))
        .isEqualTo(new Proof.OtherFile(ONE));
  }

  @Test
  void anotherKey_isAStranger() throws Exception {
    var proof = minisign.verify(file, text("hello-two.minisig"));

    assertThat(proof).isEqualTo(new Proof.Stranger(TWO));
    assertThat(((Proof.Refused) proof).why()).contains(TWO);
  }

  @Test
  void noKeyAtAll_trustsNobody() throws Exception {
    assertThat(Minisign.trusting(List.of()).verify(file, signature))
        .isEqualTo(new Proof.Stranger(ONE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "hello\n\n", "Hello\n"})
  void anotherFile_isRefused(String content) throws Exception {
    Files.writeString(file, content);

    assertThat(minisign.verify(file, signature)).isEqualTo(new Proof.OtherFile(ONE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.10.26", "2.10.25 ", "", "2.10.25\t", "2.10.25é"})
  void anotherTrustedComment_isRefused(String version) throws Exception {
    var other = signature.replace("2.10.25", version);

    assertThat(minisign.verify(file, other)).isEqualTo(new Proof.OtherComment(ONE));
  }

  @Test
  void theCommentOfAnotherSignature_isRefused() throws Exception {
    var mine = signature.lines().toList();
    var theirs = text("hello-two.minisig").lines().toList();
    var mixed = String.join("\n", mine.get(0), mine.get(1), theirs.get(2), theirs.get(3));

    assertThat(minisign.verify(file, mixed)).isEqualTo(new Proof.OtherComment(ONE));
  }

  @Test
  void theLegacyFormat_isRefusedWithWords() throws Exception {
    var proof = minisign.verify(file, text("hello-legacy.minisig"));

    assertThat(proof).isEqualTo(new Proof.Legacy());
    assertThat(((Proof.Refused) proof).why()).contains("legacy").contains("sign again");
  }

  @Test
  void aLegacySignatureThatSaysItIsNot_isRefused() throws Exception {
    var disguised = changed(text("hello-legacy.minisig"), 1, bytes -> with(bytes, 1, (byte) 'D'));

    assertThat(minisign.verify(file, disguised)).isEqualTo(new Proof.OtherFile(ONE));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 41, 42, 73})
  void anyOtherBitOfTheSignature_isRefused(int at) throws Exception {
    var other = changed(signature, 1, bytes -> with(bytes, at, (byte) (bytes[at] ^ 0x80)));

    assertThat(minisign.verify(file, other)).isEqualTo(new Proof.OtherFile(ONE));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 32, 63})
  void anyOtherBitOfTheGlobalSignature_isRefused(int at) throws Exception {
    var other = changed(signature, 3, bytes -> with(bytes, at, (byte) (bytes[at] ^ 0x80)));

    assertThat(minisign.verify(file, other)).isEqualTo(new Proof.OtherComment(ONE));
  }

  @Test
  void whatIsNoSignature_isUnreadable() throws Exception {
    var lines = signature.lines().toList();
    var texts =
        List.of(
            "",
            "\n\n\n\n",
            "<html>not found</html>",
            lines.get(1),
            String.join("\n", lines.subList(0, 2)),
            String.join("\n", lines.subList(1, 4)),
            "\n" + signature,
            signature + signature,
            signature.replace("untrusted comment", "comment"),
            signature.replace("\ntrusted comment: ", "\ncomment: "),
            signature.replace("RUSo", "R_So"),
            signature.replace("RUSo", ""),
            signature.replace("RUSo", "RXSo"),
            signature.replace("app=", "app=".repeat(10_000)),
            text("one.pub"));

    for (var text : texts) {
      assertThat(minisign.verify(file, text)).as(text).isInstanceOf(Proof.Unreadable.class);
    }
  }

  @Test
  void aFileThatIsNotThere_isAnIOException() {
    assertThatThrownBy(() -> minisign.verify(folder.resolve("none"), signature))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aKey_isReadFromItsFileOrAlone() throws Exception {
    var base64 = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";

    var alone = value(MinisignKey.parse(base64));

    assertThat(alone.id()).isEqualTo("E7620F1842B4E81F");
    assertThat(value(MinisignKey.parse(" " + base64 + " \r\n"))).isEqualTo(alone);
    assertThat(value(MinisignKey.parse("untrusted comment: x\n" + base64 + "\n"))).isEqualTo(alone);
    assertThat(alone).isNotEqualTo(key("one.pub"));
  }

  @Test
  void whatIsNoKey_isUnreadable() throws Exception {
    var key = text("one.pub");

    assertThat(why(MinisignKey.parse(""))).contains("one line");
    assertThat(why(MinisignKey.parse(key + key))).contains("one line");
    assertThat(why(MinisignKey.parse("untrusted comment: x\n"))).contains("one line");
    assertThat(why(MinisignKey.parse("comment\n" + key.lines().toList().getLast())))
        .contains("one line");
    assertThat(why(MinisignKey.parse("not base64!"))).contains("not base64");
    assertThat(why(MinisignKey.parse("RWSoJ5Rc"))).contains("instead of 42");
    assertThat(why(MinisignKey.parse(key.replace("RWSo", "RUSo")))).contains("not a public key");
    assertThat(why(MinisignKey.parse(changed(key, 1, MinisignTest::offTheCurve))))
        .contains("not a key of Ed25519");
    assertThat(why(MinisignKey.parse("x".repeat(20_000)))).contains("longer");
  }

  private static byte[] offTheCurve(byte[] key) {
    for (var at = 11; at < key.length; at++) {
      key[at] = 0;
    }
    return with(key, 10, (byte) 2); // y = 2 has no x
  }

  private static String changed(String text, int line, UnaryOperator<byte[]> change) {
    var before = text.lines().toList().get(line);
    var bytes = change.apply(Base64.getDecoder().decode(before));
    return text.replace(before, Base64.getEncoder().encodeToString(bytes));
  }

  private static byte[] with(byte[] bytes, int at, byte value) {
    bytes[at] = value;
    return bytes;
  }
}
