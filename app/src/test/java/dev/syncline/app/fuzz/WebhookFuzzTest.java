package dev.syncline.app.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.run.SyncName;
import dev.syncline.shared.redaction.Secret;
import dev.syncline.testkit.HandMovedPace;
import dev.syncline.testkit.MemoryLedger;
import dev.syncline.trigger.webhook.Headers;
import dev.syncline.trigger.webhook.Incoming;
import dev.syncline.trigger.webhook.Receipt;
import dev.syncline.trigger.webhook.Receiver;
import dev.syncline.trigger.webhook.Watched;
import dev.syncline.trigger.webhook.Watched.Followed;
import dev.syncline.trigger.webhook.Watched.Refs;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Whatever comes to whichever scheme, signed or not, there is a receipt and no exception;
/// unsigned, nothing is rung and nothing written. With `JAZZER_FUZZ=1` Jazzer searches; without, it
/// repeats what it found.
class WebhookFuzzTest {
  private static final byte[] KEY = {'k', 'e', 'y'};
  private static final List<String> SECRETS = List.of("key", "whsec_a2V5"); // of one key
  private static final String[] SCHEMES = {
    "", "a", "github", "gitlab", "gitea", "forgejo", "generic", "bitbucket"
  };
  private static final String[] EVENTS = {
    "push", "create", "release", "workflow_run", "action_run_success", "repository", "ping", "x"
  };
  private static final String[] TYPES = {"application/json", "application/x-www-form-urlencoded"};
  private static final Set<Integer> STATUSES = Set.of(200, 202, 400, 404, 415);

  private final MemoryLedger ledger = new MemoryLedger();
  private final HandMovedPace pace = new HandMovedPace();

  @FuzzTest(maxDuration = "20s")
  void anyBytesWellSigned_haveAReceipt(FuzzedDataProvider data) throws Exception {
    var path = data.consumeBoolean() ? data.pickValue(SCHEMES) : data.consumeString(20);
    var headers = headers(data.pickValue(EVENTS), data.pickValue(TYPES));
    headers.put("X-Gitlab-Token", data.consumeBoolean() ? "key" : "");
    var body = data.consumeRemainingAsBytes();
    var hex = HexFormat.of().formatHex(hmac(body));
    headers.put("X-Hub-Signature-256", "sha256=" + hex);
    headers.put("X-Signature", "sha256=" + hex);
    headers.put("X-Gitea-Signature", hex);
    headers.put("X-Forgejo-Signature", hex);
    var time = String.valueOf(pace.now().getEpochSecond());
    var begin = "1.%s.".formatted(time).getBytes(StandardCharsets.UTF_8);
    headers.put("webhook-id", "1");
    headers.put("webhook-timestamp", time);
    headers.put("webhook-signature", "v1," + Base64.getEncoder().encodeToString(hmac(begin, body)));

    var receipt = receive(path, headers, body);

    assertThat(STATUSES).contains(receipt.status());
    assertThat(receipt.json()).startsWith("{\"status\":\"" + receipt.word() + "\"");
  }

  @FuzzTest(maxDuration = "20s")
  void anySignature_isRefused(FuzzedDataProvider data) throws Exception {
    var path = data.pickValue(SCHEMES);
    var headers = headers(data.pickValue(EVENTS), data.pickValue(TYPES));
    headers.put("webhook-id", data.consumeString(20));
    headers.put("webhook-timestamp", data.consumeString(20));
    var signature = data.consumeString(80);
    for (var header :
        List.of(
            "X-Hub-Signature-256",
            "X-Signature",
            "X-Gitea-Signature",
            "X-Forgejo-Signature",
            "X-Gitlab-Token",
            "webhook-signature")) {
      headers.put(header, signature);
    }
    var body = data.consumeRemainingAsBytes();

    var receipt = receive(path, headers, body);

    if (!SECRETS.contains(signature.strip())) { // who guesses the token is let in
      assertThat(receipt.status()).isIn(401, 404, 415);
      assertThat(ledger.written()).isEmpty();
    }
  }

  private static Map<String, String> headers(String event, String type) {
    var headers = new HashMap<String, String>();
    headers.put("Content-Type", type);
    headers.put("X-Gitlab-Event", event);
    for (var forge : List.of("GitHub", "Gitea", "Forgejo")) {
      headers.put("X-" + forge + "-Event", event);
      headers.put("X-" + forge + "-Delivery", "1");
    }
    return headers;
  }

  private Receipt receive(String path, Map<String, String> headers, byte[] body)
      throws InterruptedException {
    var followed = Followed.of("https://e.org/a", new Refs.Releases());
    var receiver =
        new Receiver(
            () -> SECRETS.stream().map(Secret::new).toList(),
            () -> List.of(new Watched(new SyncName("a"), List.of(followed))),
            (_, _) -> {},
            new Receiver.Desk(ledger, Tenure.SOLE, pace::now, new Random(1)));
    var all = new HashMap<String, List<String>>();
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    return receiver.receive(new Incoming(Headers.of(all), body, "192.0.2.1", path));
  }

  private static byte[] hmac(byte[]... parts) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    for (var part : parts) {
      mac.update(part);
    }
    return mac.doFinal();
  }
}
