package dev.syncline.trigger.webhook;

import static dev.syncline.trigger.webhook.Post.PUSH;
import static dev.syncline.trigger.webhook.Post.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.redaction.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who is believed.
class SignatureTest {
  private static final String HEADER = "X-Hub-Signature-256";

  private final Reception reception = new Reception();

  @ParameterizedTest
  @CsvSource({
    "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17, true",
    "sha256=757107EA0EB2509FC211221CCE984B8A37570B6D7586C22C46F4379C8B043E17, true",
    "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e18, false",
    "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17, false",
    "sha1=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17, false",
    "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e, false",
    "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1700, false",
    "sha256=zz7107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17, false",
    "sha256=, false",
    "'', false"
  })
  void vectorOfGitHubsDocuments_isBelievedAndNothingLikeIt(String written, boolean right) {
    assertThat(isRight("sha256=", written)).isEqualTo(right);
  }

  @ParameterizedTest
  @CsvSource({
    "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17, true",
    "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e18, false",
    "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17, false",
    "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e, false",
    "'', false"
  })
  void bareHexOfGiteaAndForgejo_isBelievedAndNothingLikeIt(String written, boolean right) {
    assertThat(isRight("", written)).isEqualTo(right);
  }

  private static boolean isRight(String prefix, String written) {
    var body = "Hello, World!".getBytes(StandardCharsets.UTF_8);
    var headers = Headers.of(Map.of(HEADER, List.of(written)));

    return new Signature(HEADER, prefix).isRight(headers, body, List.of(new Secret(SECRET)));
  }

  @Test
  void forgedUnsignedEmptyAndSha1_areRefusedAndLeaveNothing() throws Exception {
    var push = Post.gitHub("push", PUSH);
    var refused =
        List.of(
            push.body(PUSH.replace("main", "evil").getBytes(StandardCharsets.UTF_8)),
            push.signed(HEADER, "another secret"),
            push.without(HEADER),
            push.with(HEADER, "sha256="),
            push.with(HEADER, ""),
            push.without(HEADER).with("X-Hub-Signature", "sha1=" + "0".repeat(40)),
            push.without(HEADER).without("X-GitHub-Event"),
            push.to("generic"));

    for (var post : refused) {
      var receipt = reception.receive(post);
      assertThat(receipt.status()).as(post.toString()).isEqualTo(401);
      assertThat(receipt.json()).contains("SYN-WEBHOOK-SIGNATURE");
    }
    assertThat(reception.rung).isEmpty();
    assertThat(reception.ledger.written()).isEmpty();
  }

  @Test
  void twoSignatures_areNone() throws Exception {
    var push = Post.gitHub("push", PUSH);
    var good = push.headers().get(HEADER).getFirst();

    assertThat(reception.receive(push.with(HEADER, good + "," + good)).status()).isEqualTo(401);
  }

  @Test
  void bothSecrets_areBelievedWhileOneReplacesTheOther() throws Exception {
    reception.secrets = List.of(new Secret("new"), new Secret(SECRET));
    assertThat(reception.receive(Post.gitHub("push", PUSH)).status()).isEqualTo(202);
    var byTheNew = Post.gitHub("push", PUSH).delivery("2").signed(HEADER, "new");
    assertThat(reception.receive(byTheNew).status()).isEqualTo(202);

    reception.secrets = List.of(new Secret("new"));

    assertThat(reception.receive(Post.gitHub("push", PUSH).delivery("3")).status()).isEqualTo(401);
  }

  @Test
  void noSecretOrAnEmptyOne_isAnsweredWithAHint() throws Exception {
    for (var secrets : List.of(List.<Secret>of(), List.of(new Secret("")))) {
      reception.secrets = secrets;
      var receipt = reception.receive(Post.gitHub("push", PUSH).signed(HEADER, " "));
      assertThat(receipt.status()).isEqualTo(503);
      assertThat(receipt.json()).contains("SYN-WEBHOOK-SECRET", "webhook: {secret: …}");
    }
    assertThat(reception.rung).isEmpty();
  }

  @Test
  void secretThatCannotBeLookedUp_isSaidToUsAndNotToTheSender() throws Exception {
    var receiver =
        new Receiver(
            () -> {
              throw SyncException.rejected("SYN-CONFIG-UNSET", "a", "/etc/key is gone", "b");
            },
            List::of,
            (_, _) -> {},
            new Receiver.Desk(reception.ledger, Tenure.SOLE, reception.pace::now, new Random(1)));

    var receipt = (Receipt.Refused) receiver.receive(Post.gitHub("push", PUSH).incoming());
    var second = (Receipt.Refused) receiver.receive(Post.gitHub("push", PUSH).incoming());

    assertThat(receipt.status()).isEqualTo(503);
    assertThat(receipt.json()).doesNotContain("/etc/key");
    assertThat(receipt.log().orElseThrow()).contains("/etc/key");
    assertThat(second.log()).isEmpty();
  }

  @Test
  void namesOfHeaders_haveNoCase() throws Exception {
    var post = Post.gitHub("push", PUSH);
    var shouted = new java.util.TreeMap<String, List<String>>();
    post.headers().forEach((name, values) -> shouted.put(name.toUpperCase(), values));

    var receipt = reception.receive(new Post(shouted, post.body(), post.address(), ""));

    assertThat(receipt.status()).isEqualTo(202);
  }

  @Test
  void receiptsAndRequests_neverShowASecretOrABody() throws Exception {
    var post = Post.generic("nats", "{\"token\":\"hunter2\"}");

    var texts =
        post.incoming()
            + reception.receive(post).json()
            + reception.receive(post.signed("X-Signature", "x"))
            + reception.secrets
            + Map.of("at", reception.ledger.written());

    assertThat(texts).doesNotContain(SECRET, "hunter2");
  }
}
