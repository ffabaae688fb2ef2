package dev.syncline.shared.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.core.content.Digest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumsTest {
  private static final String ONE = Digest.of("one").hex();
  private static final String TWO = Digest.of("two").hex();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ONE  nats.tar.gz\n",
        "ONE *nats.tar.gz\n",
        "ONE nats.tar.gz",
        "ONE\tnats.tar.gz",
        "ONE  ./nats.tar.gz\n",
        "\\ONE  nats.tar.gz\n",
        "SHA256 (nats.tar.gz) = ONE\n",
        "SHA256 (./nats.tar.gz) = ONE\n",
        "\uFEFFONE  nats.tar.gz\r\nTWO  other\r\n",
        "TWO  other\nONE  nats.tar.gz\nTWO  another\n",
        "# sums\n\nONE  nats.tar.gz\n",
        "ONE  nats.tar.gz\nONE *nats.tar.gz\nSHA256 (nats.tar.gz) = ONE\n",
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nONE  nats.tar.gz\n",
        "SHA512 (nats.tar.gz) = TWO\nSHA3-256 (nats.tar.gz) = TWO\nSHA256 (nats.tar.gz) = ONE",
        "ONE\n",
        "\uFEFFONE\r\n",
        "# the sum\nONE\n",
      })
  void aLineOfThatName_tellsItsDigest(String text) throws Exception {
    assertThat(parsed(text, "nats.tar.gz")).contains(new Digest(ONE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "TWO  other\n",
        "ONE  dist/nats.tar.gz\n",
        "ONE  nats.tar.gz.sig\n",
        "ONE  Nats.tar.gz\n",
        "ONE  ././nats.tar.gz\n",
        "ONE  nats.tar.gz \n",
        "ONE0  nats.tar.gz\n",
        "0ONE  nats.tar.gz\n",
        "nats.tar.gz ONE\n",
        "#ONE  nats.tar.gz\n",
        "SHA1 (nats.tar.gz) = ONE\n",
        "SHA256 (nats.tar.gz) = ONE  nats\n",
        "\\ONE  nats\\.tar.gz\n",
        "\\ONE  nats.tar.gz\\\n",
        "ONE\nTWO\n",
        "ONE\nTWO  other\n",
      })
  void aTextThatDoesNotNameIt_tellsNothing(String text) throws Exception {
    assertThat(parsed(text, "nats.tar.gz")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ONE  nats.tar.gz\nTWO  nats.tar.gz\n",
        "ONE  nats.tar.gz\nTWO  ./nats.tar.gz\n",
        "ONE *nats.tar.gz\nONE  other\nSHA256 (nats.tar.gz) = TWO\n",
      })
  void twoDigestsForOneName_areAContradiction(String text) {
    assertThatThrownBy(() -> parsed(text, "nats.tar.gz")).isInstanceOf(Contradiction.class);
  }

  @Test
  void escapedNames_areReadAsMeant() throws Exception {
    assertThat(parsed("\\ONE  a\\nb\\\\c\\rd\n", "a\nb\\c\rd")).contains(new Digest(ONE));
    assertThat(parsed("\\SHA256 (a\\nb) = ONE\n", "a\nb")).contains(new Digest(ONE));
    assertThat(parsed("ONE  a\\nb\n", "a\\nb")).contains(new Digest(ONE));
  }

  @Test
  void oddNames_areTakenAsTheyStand() throws Exception {
    assertThat(parsed("SHA256 (a) = b (c) = ONE\n", "a) = b (c")).contains(new Digest(ONE));
    assertThat(parsed("ONE  nats (1).gz\n", "nats (1).gz")).contains(new Digest(ONE));
  }

  @Test
  void upperCaseDigits_areTheSame() throws Exception {
    var text = ONE.toUpperCase(java.util.Locale.ROOT) + "  nats\n" + ONE + "  nats\n";

    assertThat(Checksums.parse(text, "nats")).contains(new Digest(ONE));
  }

  @Test
  void anEndlessLine_saysNothing() throws Exception {
    var name = "n".repeat(10_000);

    assertThat(parsed("ONE  " + name + "\n", name)).isEmpty();
  }

  private static Optional<Digest> parsed(String text, String name) throws Contradiction {
    return Checksums.parse(text.replace("ONE", ONE).replace("TWO", TWO), name);
  }
}
