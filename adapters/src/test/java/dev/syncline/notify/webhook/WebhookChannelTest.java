package dev.syncline.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.ledger.OutboxMessage;
import dev.syncline.core.run.Fault;
import dev.syncline.demo.web.FileServer;
import dev.syncline.demo.web.Page;
import dev.syncline.shared.redaction.Secret;
import dev.syncline.shared.wire.HttpSender;
import dev.syncline.shared.wire.Wires;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookChannelTest {
  private static final OutboxMessage MESSAGE =
      new OutboxMessage(
          "d-1",
          "ops",
          "application/json",
          "{\"text\":\"é\"}",
          0,
          Instant.parse("2026-01-05T08:00:00Z"));

  private FileServer server;

  @BeforeEach
  void start() throws Exception {
    server = FileServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aMessage_arrivesSigned_underItsId() throws Exception {
    server.put("/hook", Page.Fixed.text(200, "ok"));

    channel(Optional.of(new Secret("It's a Secret to Everybody"))).deliver(MESSAGE);

    var asked = server.lastAsked();
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(new String(asked.body(), StandardCharsets.UTF_8)).isEqualTo(MESSAGE.body());
    assertThat(asked.header("content-type")).contains("application/json");
    assertThat(asked.header("x-delivery")).contains("d-1");
    // printf '{"text":"é"}' | openssl dgst -sha256 -hmac "It's a Secret to Everybody"
    assertThat(asked.header("x-signature"))
        .contains("sha256=05e98b4e0df22312c16b8491fc2c576e59b0274143460fbd653293c90b149a05");
  }

  @Test
  void withoutASecret_nothingIsSigned() throws Exception {
    server.put("/hook", Page.Fixed.status(204, Map.of()));

    channel(Optional.empty()).deliver(MESSAGE);

    assertThat(server.lastAsked().header("x-signature")).isEmpty();
  }

  @Test
  void aRefusal_isRejected_andShowsNeitherPathNorQueryNorSecret() {
    server.put("/hook", Page.Fixed.text(404, "no channel at /hook?token=planted-query"));

    var failure =
        Assertions.catchException(
            () -> channel(Optional.of(new Secret("planted-secret"))).deliver(MESSAGE));

    assertThat(((dev.syncline.core.run.SyncException) failure).fault())
        .isInstanceOf(Fault.Rejected.class);
    assertThat(failure).hasMessageContaining("channel 'ops'").hasMessageContaining("127.0.0.1");
    assertThat(Wires.everything(failure)).doesNotContain("planted");
  }

  @Test
  void aBusyReceiver_isTransient_andNamesItsTime() {
    server.put("/hook", Page.Fixed.status(503, Map.of("Retry-After", "120")));

    var failure = Wires.exception(() -> channel(Optional.empty()).deliver(MESSAGE));

    assertThat(Wires.notBefore(failure.fault())).isPresent();
  }

  private WebhookChannel channel(Optional<Secret> secret) {
    var url = server.uri("/hook?token=planted-query");
    return new WebhookChannel(
        new WebhookChannel.Settings("ops", url, secret), new HttpSender(Wires.plain(), 10_000));
  }
}
