package dev.syncline.trigger.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.shared.redaction.Secret;
import dev.syncline.shared.wire.Hmac;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What GitLab sends, with its secret token or signed.
class GitLabTest {
  private static final byte[] KEY = HexFormat.of().parseHex("00ff".repeat(16));
  private static final String SIGNING_TOKEN = "whsec_" + Base64.getEncoder().encodeToString(KEY);
  private static final String TOKEN = "X-Gitlab-Token";
  private static final String SIGNATURE = "webhook-signature";
  private static final String TIME = "webhook-timestamp";
  private static final String TAG = ofTheProject("'object_kind':'tag_push','ref':'refs/tags/v1'");

  private final Reception reception = new Reception();

  private static String ofTheProject(String said) {
    var project =
        "'project':{'git_http_url':'%s.git','default_branch':'main'}"
            .formatted(Reception.REPOSITORY);
    return "{%s,%s}".formatted(said, project).replace('\'', '"');
  }

  private static Post signed(Instant at) {
    var time = String.valueOf(at.getEpochSecond());
    return Post.gitLab("Tag Push Hook", TAG)
        .without(TOKEN)
        .with("webhook-id", "f5e5f430-f57b-4e6e-9fac-d9128cd7232f")
        .with(TIME, time)
        .with(SIGNATURE, signature("f5e5f430-f57b-4e6e-9fac-d9128cd7232f", time, TAG));
  }

  private static String signature(String id, String time, String body) {
    var signed = "%s.%s.%s".formatted(id, time, body).getBytes(StandardCharsets.UTF_8);
    return "v1," + Base64.getEncoder().encodeToString(Hmac.sha256(KEY, signed));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'object_kind':'push','ref':'refs/heads/main'                                | www,team/docs",
        "'object_kind':'push','ref':'refs/heads/trunk'                               | ",
        "'object_kind':'push','ref':'refs/heads/main','after':'0000000000000000000000000000000000000000' | ",
        "'object_kind':'tag_push','ref':'refs/tags/v1'                               | nats,app",
        "'object_kind':'tag_push','ref':'refs/tags/v1','after':'0000000000000000000000000000000000000000' | ",
        "'object_kind':'release','action':'create','tag':'v1'                        | nats,app",
        "'object_kind':'release','action':'create'                                   | ",
        "'object_kind':'release','action':'update','tag':'v1'                        | app",
        "'object_kind':'release','action':'delete','tag':'v1'                        | app",
        "'object_kind':'pipeline','object_attributes':{'status':'success'}           | app",
        "'object_kind':'pipeline','object_attributes':{'status':'running'}           | ",
        "'object_kind':'pipeline','object_attributes':{'status':'failed'}            | ",
        "'object_kind':'build','build_status':'success'                              | ",
        "'object_kind':'merge_request'                                               | ",
        "'event_name':'repository_update'                                            | ",
        "'x':1                                                                       | "
      })
  void events_ringTheSyncsThatFollowWhatMoved(String said, String rung) throws Exception {
    var receipt = reception.receive(Post.gitLab("Some Hook", ofTheProject(said)));

    assertThat(receipt.word()).isEqualTo(rung == null ? "ignored" : "accepted");
    assertThat(String.join(",", reception.rung).replace(" webhook", ""))
        .isEqualTo(rung == null ? "" : rung);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "git_ssh_url':'git@github.com:nats-io/nats-server.git",
        "web_url':'https://github.com/NATS-io/nats-server"
      })
  void everyAddressOfTheProject_isLookedAt(String address) throws Exception {
    var body =
        "{'object_kind':'tag_push','ref':'refs/tags/v1','project':{'%s'}}".formatted(address);

    var receipt = reception.receive(Post.gitLab("Tag Push Hook", body.replace('\'', '"')));

    assertThat(receipt.word()).isEqualTo("accepted");
  }

  @Test
  void receipt_saysTheEventAsGitLabCallsIt() throws Exception {
    assertThat(reception.receive(Post.gitLab("Tag Push Hook", TAG)).json())
        .contains("\"scheme\":\"gitlab\"", "\"event\":\"Tag Push Hook\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "It's a Secret to Everybod", "It's a Secret to Everybody!", "***", "x"})
  void anotherToken_isRefused(String token) throws Exception {
    var receipt = reception.receive(Post.gitLab("Tag Push Hook", TAG).with(TOKEN, token));

    assertThat(receipt.status()).isEqualTo(401);
    assertThat(receipt.json()).contains("SYN-WEBHOOK-SIGNATURE", "at GitLab");
    assertThat(reception.ledger.written()).isEmpty();
  }

  @Test
  void tokenThatIsMissingOrCameTwice_isRefused() throws Exception {
    var push = Post.gitLab("Tag Push Hook", TAG);

    var twice = push.with(TOKEN, Post.SECRET + "," + Post.SECRET);

    assertThat(reception.receive(push.without(TOKEN)).status()).isEqualTo(401);
    assertThat(reception.receive(twice).status()).isEqualTo(401);
  }

  @Test
  void bothTokens_areBelievedWhileOneReplacesTheOther() throws Exception {
    reception.secrets = List.of(new Secret(SIGNING_TOKEN), new Secret(Post.SECRET));

    var byToken = reception.receive(Post.gitLab("Tag Push Hook", TAG).to("nats"));
    var bySigningToken = reception.receive(signed(reception.pace.now()).to("app"));

    assertThat(List.of(byToken.word(), bySigningToken.word())).containsOnly("accepted");
  }

  @Test
  void oneGoodSignatureOfSeveral_isEnough() throws Exception {
    reception.secrets = List.of(new Secret(SIGNING_TOKEN));
    var post = signed(reception.pace.now());
    var good = post.headers().get(SIGNATURE).getFirst();

    var receipt = reception.receive(post.with(SIGNATURE, "v1,AAAA v2,x v1,? v1 " + good));

    assertThat(receipt.word()).isEqualTo("accepted");
  }

  @Test
  void signatureOfSomethingElse_isRefused() throws Exception {
    reception.secrets = List.of(new Secret(SIGNING_TOKEN));
    var post = signed(reception.pace.now());
    var good = post.headers().get(SIGNATURE).getFirst();
    var refused =
        List.of(
            post.body(TAG.replace("v1", "v2").getBytes(StandardCharsets.UTF_8)),
            post.with("webhook-id", "another"),
            post.with(TIME, String.valueOf(reception.pace.now().getEpochSecond() + 1)),
            post.with(TIME, "-1"),
            post.with(TIME, "now"),
            post.with(TIME, "9".repeat(40)),
            post.with(TIME, ""),
            post.without(TIME),
            post.without("webhook-id"),
            post.without(SIGNATURE),
            post.with(SIGNATURE, ""),
            post.with(SIGNATURE, "v1,"),
            post.with(SIGNATURE, good.substring(3)),
            post.with(SIGNATURE, "v1a" + good.substring(2)),
            post.with(SIGNATURE, good + "," + good),
            post.with(SIGNATURE, good.substring(0, good.length() - 4)));

    for (int i = 0; i < refused.size(); i++) {
      var receipt = reception.receive(refused.get(i).from("192.0.2." + i));
      assertThat(receipt.status()).as("case " + i).isEqualTo(401);
      assertThat(receipt.json()).as("case " + i).contains("SYN-WEBHOOK-SIGNATURE");
    }
    assertThat(reception.ledger.written()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"whsec_", "whsec_?", "AP8A", "x"})
  void secretThatIsNoSigningToken_signsNothing(String secret) throws Exception {
    reception.secrets = List.of(new Secret(secret));

    assertThat(reception.receive(signed(reception.pace.now())).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 202", "PT5M, 202", "-PT5M, 202", "PT5M1S, 401", "-PT5M1S, 401", "P365D, 401"})
  void whatWasSignedLongAgoOrAhead_isRefusedForItsTime(Duration ago, int status) throws Exception {
    reception.secrets = List.of(new Secret(SIGNING_TOKEN));

    var receipt = reception.receive(signed(reception.pace.now().minus(ago)));

    assertThat(receipt.status()).isEqualTo(status);
    assertThat(receipt.json().contains("SYN-WEBHOOK-TIME")).isEqualTo(status == 401);
  }

  @Test
  void replaysOfWhatIsTooOld_areAsManyAsForgeriesMayBe() throws Exception {
    reception.secrets = List.of(new Secret(SIGNING_TOKEN));
    var old = signed(reception.pace.now().minus(Duration.ofHours(1)));
    for (int i = 0; i < Offences.BAD_MAX; i++) {
      assertThat(reception.receive(old).status()).isEqualTo(401);
    }

    assertThat(reception.receive(old).status()).isEqualTo(429);
    assertThat(reception.receive(signed(reception.pace.now())).status()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhook-id", "Idempotency-Key", "X-Gitlab-Event-UUID"})
  void retry_isADuplicateUnderWhateverIdThereIs(String header) throws Exception {
    var push = Post.gitLab("Tag Push Hook", TAG).without("Idempotency-Key").with(header, "one");

    assertThat(reception.receive(push).word()).isEqualTo("accepted");
    assertThat(reception.receive(push).word()).isEqualTo("duplicate");
    assertThat(reception.receive(push.with(header, "two")).word()).isEqualTo("accepted");
  }

  @Test
  void replayUnderAnotherIdThatIsNotSigned_isADuplicate() throws Exception {
    reception.secrets = List.of(new Secret(SIGNING_TOKEN));
    reception.receive(signed(reception.pace.now()));

    var replay = signed(reception.pace.now()).with("Idempotency-Key", "another");

    assertThat(reception.receive(replay).word()).isEqualTo("duplicate");
  }

  @Test
  void oldGitLabThatSendsNoId_isAcceptedEachTime() throws Exception {
    var push = Post.gitLab("Tag Push Hook", TAG).without("Idempotency-Key");

    assertThat(reception.receive(push).word()).isEqualTo("accepted");
    assertThat(reception.receive(push).word()).isEqualTo("accepted");
  }
}
