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
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Whatever comes, signed or not, there is a receipt and no exception; unsigned, nothing is rung
/// and nothing written. With `JAZZER_FUZZ=1` Jazzer searches; without, it repeats what it found.
class WebhookFuzzTest {
  private static final byte[] SECRET = {'k', 'e', 'y'};
  private static final String[] EVENTS = {"push", "create", "release", "ping", "x"};
  private static final String[] TYPES = {"application/json", "application/x-www-form-urlencoded"};
  private static final Set<Integer> STATUSES = Set.of(200, 202, 400, 404, 415);

  private final MemoryLedger ledger = new MemoryLedger();

  @FuzzTest(maxDuration = "60s")
  void anyBytesWellSigned_haveAReceipt(FuzzedDataProvider data) throws Exception {
    var path = data.consumeString(20);
    var event = data.pickValue(EVENTS);
    var type = data.pickValue(TYPES);
    var body = data.consumeRemainingAsBytes();

    var receipt = receive(path, event, type, "sha256=" + hmac(body), body);

    assertThat(STATUSES).contains(receipt.status());
    assertThat(receipt.json()).startsWith("{\"status\":\"" + receipt.word() + "\"");
  }

  @FuzzTest(maxDuration = "60s")
  void anySignature_isRefused(FuzzedDataProvider data) throws Exception {
    var signature = data.consumeString(80);
    var body = data.consumeRemainingAsBytes();

    var receipt = receive("", "push", TYPES[0], signature, body);

    assertThat(receipt.status()).isIn(401, 415);
    assertThat(ledger.written()).isEmpty();
  }

  private Receipt receive(String path, String event, String type, String signature, byte[] body)
      throws InterruptedException {
    var followed = Followed.of("https://e.org/a", new Refs.Tags());
    var receiver =
        new Receiver(
            () -> List.of(new Secret("key")),
            () -> List.of(new Watched(new SyncName("a"), List.of(followed))),
            (_, _) -> {},
            new Receiver.Desk(ledger, Tenure.SOLE, new HandMovedPace()::now, new Random(1)));
    var headers =
        Headers.of(
            Map.of(
                "X-GitHub-Event", List.of(event),
                "X-GitHub-Delivery", List.of("1"),
                "X-Hub-Signature-256", List.of(signature),
                "X-Signature", List.of(signature),
                "Content-Type", List.of(type)));
    return receiver.receive(new Incoming(headers, body, "192.0.2.1", path));
  }

  private static String hmac(byte[] body) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body));
  }
}
