package dev.syncline.shared.trust;

import static dev.syncline.shared.trust.Fixtures.PASSWORD;
import static dev.syncline.shared.trust.Fixtures.key;
import static dev.syncline.shared.trust.Fixtures.text;
import static dev.syncline.shared.trust.Fixtures.value;
import static dev.syncline.shared.trust.Fixtures.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.shared.redaction.Secret;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MinisignSecretKeyTest {
  private static final int WORK = 38;
  private static final int MEMORY = 46;
  private static final int POINT = 94;

  @TempDir Path folder;

  @Test
  void whatIsSigned_isGenuine_withItsComment() throws Exception {
    var file = Files.write(folder.resolve("f"), new byte[300_000]);
    var key = value(MinisignSecretKey.parse(text("one.key"), Optional.empty()));

    var signature = key.sign(file, "app=nats version=2.10.25 note=grün");

    assertThat(signature)
        .startsWith("untrusted comment: signature by key 22DFC1A35C9427A8\nRUSo")
        .endsWith("\n");
    assertThat(Minisign.trusting(List.of(key("one.pub"))).verify(file, signature))
        .isInstanceOfSatisfying(
            Proof.Genuine.class,
            genuine -> assertThat(genuine.comment().value("note")).contains("grün"));
  }

  @Test
  void theSameFileAndComment_areSignedAsMinisignSignsThem() throws Exception {
    var file = Files.writeString(folder.resolve("f"), Fixtures.HELLO);
    var key = value(MinisignSecretKey.parse(text("one.key"), Optional.empty()));

    var signature = key.sign(file, "app=nats version=2.10.25 os=linux arch=amd64");

    assertThat(signature.lines().skip(1))
        .containsExactlyElementsOf(text("hello.minisig").lines().skip(1).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"one-encrypted-0.key", "one-encrypted-1.key", "one-encrypted-2.key"})
  void anEncryptedKey_isOpenedByItsPassword(String name) throws Exception {
    var key = value(MinisignSecretKey.parse(text(name), PASSWORD));

    assertThat(key.publicKey()).isEqualTo(key("one.pub"));
  }

  @Test
  void aPasswordForAKeyWithout_isNotNeeded() throws Exception {
    assertThat(value(MinisignSecretKey.parse(text("one.key"), PASSWORD)).publicKey())
        .isEqualTo(key("one.pub"));
    assertThat(value(MinisignSecretKey.parse(text("one-checked.key"), PASSWORD)).publicKey())
        .isEqualTo(key("one.pub"));
  }

  @Test
  void aWrongPassword_orNone_isSaid() throws Exception {
    var encrypted = text("one-encrypted-1.key");

    assertThat(why(MinisignSecretKey.parse(encrypted, Optional.of(new Secret("x")))))
        .contains("another");
    assertThat(why(MinisignSecretKey.parse(encrypted, Optional.of(new Secret("")))))
        .contains("another");
    assertThat(why(MinisignSecretKey.parse(encrypted, Optional.empty()))).contains("no password");
  }

  @ParameterizedTest
  @CsvSource({"0, -1", "1125899906842624, 16777216", "524288, 2147483648", "524288, 0"})
  void aCostThatMinisignNeverAsksFor_isRefusedBeforeItIsPaid(long work, long memory)
      throws Exception {
    var dear =
        changed(
            text("one-encrypted-1.key"),
            bytes -> {
              bytes.putLong(WORK, work);
              bytes.putLong(MEMORY, memory);
            });

    assertThat(why(MinisignSecretKey.parse(dear, PASSWORD))).contains("costs");
  }

  @Test
  void aDamagedKey_isUnreadable() throws Exception {
    var checked = text("one-checked.key");

    assertThat(why(MinisignSecretKey.parse("", PASSWORD))).contains("2 lines");
    assertThat(why(MinisignSecretKey.parse(text("one.pub"), PASSWORD))).contains("instead of 158");
    assertThat(why(parsed(checked, it -> it.put(60, (byte) 0)))).contains("checksum");
    assertThat(why(parsed(checked, it -> it.put(0, (byte) 'X')))).contains("not a secret key");
    assertThat(why(parsed(checked, it -> it.put(4, (byte) 'X')))).contains("not a secret key");
    assertThat(why(parsed(checked, it -> it.put(2, (byte) 'X')))).contains("unknown way");
  }

  @Test
  void aPublicHalfOfAnotherKey_isRefused() throws Exception {
    var other = Base64.getDecoder().decode(text("two.pub").lines().toList().getLast());

    var mixed = changed(text("one.key"), it -> it.put(POINT, other, 10, 32));

    assertThat(why(MinisignSecretKey.parse(mixed, PASSWORD))).contains("public half");
  }

  @Test
  void aCommentOfSeveralLines_isAMistakeOfTheCaller() throws Exception {
    var file = Files.writeString(folder.resolve("f"), Fixtures.HELLO);
    var key = value(MinisignSecretKey.parse(text("one.key"), Optional.empty()));

    assertThatThrownBy(() -> key.sign(file, "a\nb")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> key.sign(file, "a\r")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> key.sign(file, "a".repeat(2001)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Reading<MinisignSecretKey> parsed(String text, Consumer<ByteBuffer> change) {
    return MinisignSecretKey.parse(changed(text, change), Optional.empty());
  }

  private static String changed(String text, Consumer<ByteBuffer> change) {
    var before = text.lines().toList().getLast();
    var bytes = Base64.getDecoder().decode(before);
    change.accept(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    return text.replace(before, Base64.getEncoder().encodeToString(bytes));
  }
}
