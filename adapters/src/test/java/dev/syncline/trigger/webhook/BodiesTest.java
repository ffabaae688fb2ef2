package dev.syncline.trigger.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a body may be, and what is said of one that cannot be read.
class BodiesTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String SIGNATURE = "X-Hub-Signature-256";

  private final Reception reception = new Reception();

  @Test
  void form_isSignedAsItCameAndReadByItsPayload() throws Exception {
    var form =
        "a=1&payload=" + URLEncoder.encode(Post.PUSH, StandardCharsets.UTF_8) + "&payload=%7B%7D";

    var receipt = reception.receive(form(form));

    assertThat(receipt.word()).isEqualTo("accepted");
    assertThat(reception.rung).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=1",
        "payload",
        "payload=",
        "payload=%7",
        "payload=%zz",
        "Payload=%7B%7D",
        "&&="
      })
  void formWithoutAReadablePayload_isRefused(String form) throws Exception {
    var receipt = reception.receive(form(form));

    assertThat(receipt.status()).isEqualTo(400);
    assertThat(receipt.json()).contains("SYN-WEBHOOK-BODY");
  }

  private static Post form(String text) {
    return Post.gitHub("push", text).with("Content-Type", FORM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "null",
        "1",
        "\"text\"",
        "{} {}",
        "{\"ref\":}",
        "{\"ref\":\"\\ud8\"}",
        "{'ref':1}",
        "NaN",
        "  "
      })
  void bodyThatIsNoObject_isRefusedWithoutQuotingIt(String body) throws Exception {
    var receipt = reception.receive(Post.gitHub("push", body));

    assertThat(receipt.status()).isEqualTo(400);
    assertThat(receipt.json()).contains("SYN-WEBHOOK-BODY").doesNotContain("ud8", "'ref'");
  }

  @Test
  void bytesThatAreNoText_areRefused() throws Exception {
    var bytes = new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'};

    var post = Post.gitHub("push", "").body(bytes).signed(SIGNATURE, Post.SECRET);

    assertThat(reception.receive(post).status()).isEqualTo(400);
  }

  @Test
  void deepNesting_isRefused() throws Exception {
    var deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

    assertThat(reception.receive(Post.gitHub("push", deep)).status()).isEqualTo(400);
  }

  @Test
  void deepNestingWithinBounds_doesNotMatter() throws Exception {
    var deep =
        Post.PUSH.replace("{\"ref\"", "{\"a\":" + "[".repeat(99) + "]".repeat(99) + ",\"ref\"");

    assertThat(reception.receive(Post.gitHub("push", deep)).status()).isEqualTo(202);
  }

  @Test
  void hugeBody_isRefusedBeforeItsSignatureIsLookedAt() throws Exception {
    var post = Post.gitHub("push", Post.PUSH);

    var over = post.body(new byte[Incoming.BODY_BYTES_MAX + 1]);

    assertThat(reception.receive(over).status()).isEqualTo(413);
    assertThat(reception.receive(over).json()).contains("SYN-WEBHOOK-SIZE");
  }

  @Test
  void largestBody_isTakenAndItsTextsAreNotKept() throws Exception {
    var begin = Post.PUSH.substring(0, Post.PUSH.length() - 1).getBytes(StandardCharsets.UTF_8);
    var body = new byte[Incoming.BODY_BYTES_MAX];
    Arrays.fill(body, (byte) 'x');
    System.arraycopy(begin, 0, body, 0, begin.length);
    var rest = ",\"patch\":\"".getBytes(StandardCharsets.UTF_8);
    System.arraycopy(rest, 0, body, begin.length, rest.length);
    body[body.length - 2] = '"';
    body[body.length - 1] = '}';

    var post = Post.gitHub("push", "").body(body).signed(SIGNATURE, Post.SECRET);

    assertThat(reception.receive(post).status()).isEqualTo(202);
  }

  @Test
  void fieldThatIsTooLongToBeMeant_isNotThere() throws Exception {
    var body = "{\"ref\":\"refs/heads/%s\"}".formatted("x".repeat(5_000));

    assertThat(reception.receive(Post.gitHub("push", body).to("file")).word()).isEqualTo("ignored");
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, 202",
    "Application/JSON; charset=utf-8, 202",
    "text/plain, 415",
    "application/xml, 415",
    "multipart/form-data; boundary=x, 415",
    "'', 415"
  })
  void contentTypes_areJsonAndForms(String type, int status) throws Exception {
    var post = Post.gitHub("push", Post.PUSH).with("Content-Type", type);

    assertThat(reception.receive(post).status()).isEqualTo(status);
  }

  @Test
  void contentTypeThatIsMissing_isRefusedUnlessThereIsNoBody() throws Exception {
    var generic = Post.generic("nats", "{}").without("Content-Type");
    var empty = Post.generic("nats", "").without("Content-Type");
    var form = Post.generic("nats", "{}").with("Content-Type", FORM);

    assertThat(reception.receive(generic).status()).isEqualTo(415);
    assertThat(reception.receive(form).status()).isEqualTo(415);
    assertThat(reception.receive(empty).status()).isEqualTo(202);
  }
}
