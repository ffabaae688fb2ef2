package dev.syncline.shared.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.shared.wire.Credential;
import dev.syncline.shared.wire.Credentials;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  private static final String SECRET = "p/l+a n\"t&é=d\\42";
  private static final Redactor REDACTOR = new Redactor(List.of(new Secret(SECRET)));

  @Test
  void aKnownSecret_isFoundInEverySpelling() {
    var percent = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);

    assertThat(REDACTOR.redact("a " + SECRET + " b")).isEqualTo("a *** b");
    assertThat(REDACTOR.redact("a " + percent + " b")).isEqualTo("a *** b");
    assertThat(REDACTOR.redact(percent.replace("+", "%20"))).isEqualTo("***");
    assertThat(REDACTOR.redact("p%2fl%2ba+n%22t%26%c3%a9%3dd%5c42")).isEqualTo("***");
    assertThat(REDACTOR.redact("{\"k\":\"p/l+a n\\\"t&é=d\\\\42\"}")).isEqualTo("{\"k\":\"***\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a:", "ab:", "user:", "x-access-token:", "{\"k\":\""})
  void aSecretInsideBase64_isFound_whateverStandsBeforeIt(String before) {
    for (var after : List.of("", "\n", "\"}", "ab")) {
      var bytes = (before + SECRET + after).getBytes(StandardCharsets.UTF_8);
      for (var encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder().withoutPadding())) {
        var shown = REDACTOR.redact("got " + encoder.encodeToString(bytes));

        assertThat(shown).contains("***").hasSizeLessThan(38);
      }
    }
  }

  @Test
  void credentials_areKnown() {
    var redactor =
        new Credentials(
                Map.of(
                    "a", new Credential.Token(new Secret("planted-1")),
                    "b", new Credential.Basic("ann", new Secret("planted-2"))))
            .redactor(List.of(new Secret("planted-3\n")));

    assertThat(redactor.redact("planted-1 planted-2 planted-3!")).isEqualTo("*** *** ***!");
  }

  @Test
  void aSecretOfSeveralLines_isFoundLineByLine() {
    var pem =
        """
        -----BEGIN PRIVATE KEY-----\r
        MC4CAQAwBQYDK2VwBCIEIPlantedPlantedPlantedPlanted\r
        c2Vjb25kbGluZQ==
        short
        -----END PRIVATE KEY-----
        """;
    var redactor = new Redactor(List.of(new Secret(pem)));

    var lines = pem.lines().map(line -> "> " + redactor.redact(line)).toList();

    assertThat(lines)
        .containsExactly(
            "> -----BEGIN PRIVATE KEY-----",
            "> ***",
            "> ***",
            "> short",
            "> -----END PRIVATE KEY-----");
    assertThat(redactor.redact("key: " + pem)).isEqualTo("key: ***");
  }

  @Test
  void overlappingSecrets_areCoveredWhole() {
    var redactor =
        new Redactor(List.of(new Secret("abcdef"), new Secret("defghi"), new Secret("cdef")));

    assertThat(redactor.redact("xabcdefghiy abcdef")).isEqualTo("x***y ***");
  }

  @Test
  void aSecretOfThreeLetters_isNotSearchedFor() {
    assertThat(new Redactor(List.of(new Secret("abc"), new Secret(""))).redact("abc abcd"))
        .isEqualTo("abc abcd");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://ann:pass@host/x | https://***@host/x",
        "https://ann:pa@ss@host/x | https://***@host/x",
        "postgresql://u:p@db, next a@b | postgresql://***@db, next a@b",
        "https://host/x@y | https://host/x@y",
        "GET /f?token=abc&x=1 HTTP | GET /f?token=***&x=1 HTTP",
        "https://h/f?x=1&access_token=a;b#top | https://h/f?x=1&access_token=***#top",
        "?X-Amz-Signature=ab&X-Amz-Date=1 | ?X-Amz-Signature=***&X-Amz-Date=1",
        "?X-Amz-Credential=ab | ?X-Amz-Credential=***",
        "?AWSAccessKeyId=ab&Signature=cd | ?AWSAccessKeyId=***&Signature=***",
        "?apiKey=ab&api_key=cd&key=ef&sig=gh | ?apiKey=***&api_key=***&key=***&sig=***",
        "?password=ab&client_secret=cd | ?password=***&client_secret=***",
        "<a href='f?a=1&amp;token=x'>t</a> | <a href='f?a=1&amp;token=***'>t</a>",
        "?monkey=1&page=2&author=me | ?monkey=1&page=2&author=me",
        "Authorization: Bearer abc.def | Authorization: ***",
        "authorization: Basic YTpi | authorization: ***",
        "Proxy-Authorization: Basic YTpi | Proxy-Authorization: ***",
        "PRIVATE-TOKEN: abc | PRIVATE-TOKEN: ***",
        "X-Vault-Token: abc | X-Vault-Token: ***",
        "x-api-key=abc def | x-api-key=***",
        "Set-Cookie: sid=abc; Path=/ | Set-Cookie: ***",
        "{\"Authorization\": \"Bearer abc\", \"a\": 1} | {\"Authorization\": \"***\", \"a\": 1}",
        "the author said: hello | the author said: hello",
      })
  void placesOfSecrets_areEmptied(String text, String shown) {
    assertThat(Redactor.NONE.redact(text)).isEqualTo(shown);
    assertThat(Redactor.NONE.redact(shown)).isEqualTo(shown);
  }

  @Test
  void aHeaderAmongLines_takesItsLineOnly() {
    assertThat(Redactor.NONE.redact("A: 1\r\nAuthorization: Bearer x\r\nB: 2"))
        .isEqualTo("A: 1\r\nAuthorization: ***\r\nB: 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "://",
        "://a:b",
        "?",
        "?a=",
        "&token",
        "?token=",
        "x-",
        "x-a-",
        "authorization:",
        "authorization: \"",
        "aaaaaaaab",
        "%41",
        " \t",
        "cookie \t",
        ";a-",
        "://@"
      })
  void aMegabyteOfWhatIsHardest_isDoneInTime(String piece) {
    var text = piece.repeat(1_000_000 / piece.length());
    var redactor =
        new Redactor(
            List.of(new Secret("a".repeat(5_000) + "b"), new Secret("x-a-".repeat(1_000) + "!")));

    var shown =
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(3), () -> redactor.redact(text));

    assertThat(shown).isNotEmpty();
  }

  @Test
  void randomSecretsInRandomText_neverStay() {
    var random = new Random(11);
    for (var round = 0; round < 500; round++) {
      var secret = letters(random, 4 + random.nextInt(8));
      var text = letters(random, 30) + secret + letters(random, 30);

      var shown = new Redactor(List.of(new Secret(secret))).redact(text);

      assertThat(shown).as("seed 11, round %d", round).doesNotContain(secret).contains("***");
    }
  }

  private static String letters(Random random, int count) {
    return random
        .ints(count, 'a', 'c' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
