package dev.syncline.trigger.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.run.SyncName;
import dev.syncline.shared.redaction.Secret;
import dev.syncline.trigger.webhook.Watched.Followed;
import dev.syncline.trigger.webhook.Watched.Refs;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a real Gitea sent, as it sent it; Forgejo sends the same, and headers of its own.
class GiteaDeliveriesTest {
  private static final String SECRET = "correct-horse-battery";
  private static final String REPOSITORY = "http://127.0.0.1:13000/root1/app1795254805";
  private static final List<String> ALL =
      List.of(
          "001-create",
          "002-push",
          "003-push",
          "004-push",
          "005-push",
          "006-create",
          "007-release",
          "008-release",
          "009-push",
          "010-create",
          "011-release",
          "012-create",
          "013-push",
          "014-pull_request",
          "015-pull_request_label",
          "016-push",
          "017-pull_request_sync",
          "018-pull_request_comment",
          "019-status",
          "020-pull_request",
          "021-push",
          "022-delete");

  private final Reception reception = new Reception();

  @BeforeEach
  void watch() {
    reception.secrets = List.of(new Secret("the next one"), new Secret(SECRET));
    reception.watched =
        List.of(
            follows("tags", new Refs.Tags()),
            follows("releases", new Refs.Releases()),
            follows("main", new Refs.Branch(Optional.of("main"))),
            follows("own", new Refs.Branch(Optional.empty())),
            follows("topic", new Refs.Branch(Optional.of("sync/x"))));
  }

  private static Watched follows(String sync, Refs refs) {
    return new Watched(new SyncName(sync), List.of(Followed.of(REPOSITORY, refs)));
  }

  private static Post delivery(String name) throws IOException {
    var headers = new TreeMap<String, List<String>>();
    for (var line : new String(file(name + ".headers"), StandardCharsets.US_ASCII).split("\n")) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon), List.of(line.substring(colon + 1).strip()));
    }
    return new Post(headers, file(name + ".json"), "127.0.0.1", "");
  }

  private static byte[] file(String name) throws IOException {
    try (var file = GiteaDeliveriesTest.class.getResourceAsStream("gitea/" + name)) {
      return Objects.requireNonNull(file, name).readAllBytes();
    }
  }

  private static Post asForgejo(Post gitea) {
    var post = gitea;
    for (var header : Map.copyOf(gitea.headers()).entrySet()) {
      if (header.getKey().startsWith("X-Gitea-")) {
        post = post.with(header.getKey().replace("Gitea", "Forgejo"), header.getValue().getFirst());
      }
    }
    return post;
  }

  @ParameterizedTest
  @CsvSource({
    "001-create, 'main,own'",
    "002-push, 'main,own'",
    "003-push, 'main,own'",
    "004-push, 'main,own'",
    "005-push, 'tags,releases'",
    "006-create, 'tags,releases'",
    "007-release, 'tags,releases'",
    "008-release, releases",
    "009-push, 'tags,releases'",
    "010-create, 'tags,releases'",
    "011-release, 'tags,releases'",
    "012-create, topic",
    "013-push, topic",
    "014-pull_request, ",
    "015-pull_request_label, ",
    "016-push, topic",
    "017-pull_request_sync, ",
    "018-pull_request_comment, ",
    "019-status, ",
    "020-pull_request, ",
    "021-push, 'main,own'",
    "022-delete, "
  })
  void eachOfThem_isBelievedAndRingsWhoeverFollowsWhatMoved(String name, String rung)
      throws Exception {
    var gitea = reception.receive(delivery(name));
    var once = String.join(",", reception.rung).replace(" webhook", "");
    reception.rung.clear();
    var forgejo = reception.receive(asForgejo(delivery(name)));
    var again = String.join(",", reception.rung).replace(" webhook", "");

    assertThat(gitea.word()).isEqualTo(rung == null ? "ignored" : "accepted");
    assertThat(gitea.json()).contains("\"scheme\":\"gitea\"");
    assertThat(forgejo.json()).contains("\"scheme\":\"forgejo\"");
    assertThat(List.of(once, again)).containsOnly(rung == null ? "" : rung);
  }

  @Test
  void allOfThemTwice_ringOnce() throws Exception {
    for (var name : ALL) {
      reception.receive(delivery(name));
    }
    var before = List.copyOf(reception.rung);

    var words = new ArrayList<String>();
    for (var name : ALL) {
      words.add(reception.receive(delivery(name)).word());
    }

    assertThat(words).containsOnly("duplicate", "ignored");
    assertThat(reception.rung).isEqualTo(before);
  }

  @Test
  void oneByteOfABody_makesEachOfThemForged() throws Exception {
    for (var name : ALL) {
      var body = delivery(name).body().clone();
      body[body.length / 2] ^= 1;
      var forged = delivery(name).body(body).from("address of " + name);

      assertThat(reception.receive(forged).status()).as(name).isEqualTo(401);
      assertThat(reception.receive(asForgejo(forged)).status()).as(name).isEqualTo(401);
    }
    assertThat(reception.ledger.written()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha256=", " ", "null"})
  void emptySignatureOfAHookWithoutASecret_isRefused(String empty) throws Exception {
    var gitea =
        delivery("002-push")
            .with("X-Gitea-Signature", empty)
            .with("X-Hub-Signature-256", empty.isEmpty() ? "sha256=" : empty);

    assertThat(reception.receive(gitea).status()).isEqualTo(401);
    assertThat(reception.receive(asForgejo(gitea)).status()).isEqualTo(401);
    assertThat(reception.receive(gitea.to("github")).status()).isEqualTo(401);
    assertThat(reception.receive(gitea).json()).contains("at Gitea", "X-Gitea-Signature");
  }

  @Test
  void signatureUnderTheHeadersOfAnother_doesNotCount() throws Exception {
    var gitea = delivery("002-push");

    var without = gitea.without("X-Gitea-Signature");
    var forgejo = asForgejo(gitea).without("X-Forgejo-Signature");

    assertThat(reception.receive(without).status()).isEqualTo(401);
    assertThat(reception.receive(forgejo).status()).isEqualTo(401);
  }

  @Test
  void pathOfAForgeWhoseHeadersItAlsoSends_isTakenAtItsWord() throws Exception {
    var asGitHub = reception.receive(delivery("002-push").to("github"));
    var asGitea = reception.receive(asForgejo(delivery("003-push")).to("gitea"));
    var notForgejo = reception.receive(delivery("004-push").to("forgejo"));

    assertThat(asGitHub.json()).contains("\"scheme\":\"github\"", "accepted");
    assertThat(asGitea.json()).contains("\"scheme\":\"gitea\"", "accepted");
    assertThat(notForgejo.status()).isEqualTo(401);
  }

  @Test
  void form_isSignedAsThePayloadInIt() throws Exception {
    var push = delivery("002-push");
    var payload = new String(push.body(), StandardCharsets.UTF_8);
    var form = "payload=" + URLEncoder.encode(payload, StandardCharsets.UTF_8);
    var post =
        push.body(form.getBytes(StandardCharsets.UTF_8))
            .with("Content-Type", "application/x-www-form-urlencoded");

    assertThat(reception.receive(post).word()).isEqualTo("accepted");
    var broken = post.body("payload=%".getBytes(StandardCharsets.UTF_8));
    assertThat(reception.receive(broken).status()).isEqualTo(401);
  }

  @Test
  void largeForm_isNotDecodedForAStranger() throws Exception {
    var payload = "{\"x\":\"%s\"}".formatted("x".repeat(HubScheme.UNPROVEN_FORM_BYTES_MAX));
    var post =
        delivery("002-push")
            .body(("payload=" + payload).getBytes(StandardCharsets.UTF_8))
            .with("Content-Type", "application/x-www-form-urlencoded")
            .with("X-Gitea-Signature", Post.hmac(SECRET, payload.getBytes(StandardCharsets.UTF_8)));

    assertThat(reception.receive(post).status()).isEqualTo(401);
  }

  @Test
  void runOfForgejosActions_ringsWhoeverFollowsItsReleases() throws Exception {
    var body =
        "{\"action\":\"success\",\"run\":{\"repository\":{\"clone_url\":\"%s.git\"}}}"
            .formatted(REPOSITORY);
    var post =
        Post.gitHub("action_run_success", body)
            .with("X-Forgejo-Event", "action_run_success")
            .with("X-Forgejo-Delivery", "1")
            .with("X-Forgejo-Signature", Post.hmac(SECRET, body.getBytes(StandardCharsets.UTF_8)));

    assertThat(reception.receive(post).word()).isEqualTo("accepted");
    assertThat(reception.rung).containsExactly("releases webhook");
  }

  @Test
  void idThatIsMissing_isAskedForByTheNameOfTheForge() throws Exception {
    var receipt = reception.receive(delivery("002-push").without("X-Gitea-Delivery"));

    assertThat(receipt.status()).isEqualTo(400);
    assertThat(receipt.json()).contains("SYN-WEBHOOK-DELIVERY", "X-Gitea-Delivery");
  }
}
