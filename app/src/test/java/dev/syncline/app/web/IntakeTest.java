package dev.syncline.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.core.ledger.Delivery;
import dev.syncline.core.ledger.DeliveryId;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.event.Event;
import dev.syncline.engine.pace.SystemPace;
import dev.syncline.ledger.sqlite.SqliteLedger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Webhooks at the real server, on real sockets.
class IntakeTest {
  private static final SyncName WWW = new SyncName("www");

  @TempDir private Path folder;
  private Place place;
  private final List<Event> events = new CopyOnWriteArrayList<>();

  @BeforeEach
  void open() throws Exception {
    place = new Place(folder, new SystemPace());
    place.daemon.running().events().listen(events::add);
  }

  @AfterEach
  void close() throws Exception {
    place.close();
  }

  private long passes(Cause cause) {
    return events.stream()
        .filter(event ->
            event instanceof Event.PassStarted started
                && started.sync().equals(WWW)
                && started.causes().contains(cause))
        .count();
  }

  private Delivery written(String id) throws Exception {
    try (var ledger = SqliteLedger.openForReading(folder.resolve("state"))) {
      return ledger.deliveries().find(new DeliveryId("generic", id)).orElseThrow();
    }
  }

  @Test
  void signedPush_isWrittenDownBeforeItIsAnsweredAndThenBrought() throws Exception {
    place.commit("second");

    var reply = place.push("/webhook", "one");

    assertThat(written("one").rings()).hasSize(2); // both follow that repository
    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.header("content-type")).startsWith("application/json");
    assertThat(reply.body())
        .contains("\"status\":\"accepted\"", "\"delivery\":\"one\"", "[\"www\",\"team/docs\"]");
    await().until(() -> place.brought().equals("second"));
  }

  @Test
  void sameDeliveryTwice_isOneRun() throws Exception {
    await().until(() -> place.brought().equals("first"));

    place.push("/webhook/www", "twice");
    await().until(() -> written("twice").rings().getFirst().state() == Delivery.State.DONE);
    var second = place.push("/webhook/www", "twice");
    place.push("/webhook/www", "other");
    await().until(() -> written("other").rings().getFirst().state() == Delivery.State.DONE);

    assertThat(second.status()).isEqualTo(200);
    assertThat(second.body()).contains("\"status\":\"duplicate\"", "\"state\":\"done\"");
    assertThat(passes(Cause.WEBHOOK)).isEqualTo(2);
  }

  @Test
  void forgedUnsignedAndEmptySigned_areRefusedAlike() throws Exception {
    var body = place.push();
    var signatures =
        List.of(
            Place.signed(body, "guessed"),
            Place.signed("other".getBytes(StandardCharsets.UTF_8)),
            "",
            "X-Signature: \r\n",
            "X-Signature: sha256=\r\n");

    for (var signature : signatures) {
      var reply = place.ask("POST", "/webhook/www", Place.JSON + signature, body);

      assertThat(reply.status()).as(signature).isEqualTo(401);
      assertThat(reply.body()).contains("SYN-WEBHOOK-SIGNATURE");
    }
    assertThat(passes(Cause.WEBHOOK)).isZero();
  }

  @Test
  void gitLabsToken_isTakenFromTheWireAndNothingLikeIt() throws Exception {
    var body =
        "{\"object_kind\":\"push\",\"ref\":\"refs/heads/main\",\"project\":{\"web_url\":\"%s\"}}"
            .formatted(place.url())
            .getBytes(StandardCharsets.UTF_8);
    var event = Place.JSON + "X-Gitlab-Event: Push Hook\r\nIdempotency-Key: one\r\n";
    var token = "X-Gitlab-Token: " + Place.SECRET + "\r\n";
    var wrong =
        List.of(
            "",
            "X-Gitlab-Token:\r\n",
            token + token,
            token + "X-Gitlab-Token: x\r\n",
            "X-Gitlab-Token: \"" + Place.SECRET + "\"\r\n",
            "X-Gitlab-Token: " + Place.SECRET.toUpperCase(Locale.ROOT) + "\r\n",
            "X-Gitlab-Token: " + "x".repeat(4_000) + "\r\n");

    for (var headers : wrong) {
      var reply = place.ask("POST", "/webhook/gitlab", event + headers, body);
      assertThat(reply.status()).as(headers).isEqualTo(401);
    }
    var reply = place.ask("POST", "/webhook/gitlab", event + token, body);

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.body()).contains("\"scheme\":\"gitlab\"", "\"event\":\"Push Hook\"");
  }

  @Test
  void otherMethods_areToldWhichOne() throws Exception {
    for (var method : List.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "WHATEVER")) {
      var reply = place.ask(method, "/webhook/www", "", new byte[0]);

      assertThat(reply.status()).as(method).isEqualTo(405);
      assertThat(reply.header("allow")).isEqualTo("POST");
    }
  }

  @Test
  void otherTypes_are415() throws Exception {
    var body = place.push();
    for (var type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded")) {
      var headers = "Content-Type: %s\r\n%s".formatted(type, Place.signed(body));

      assertThat(place.ask("POST", "/webhook/www", headers, body).status()).isEqualTo(415);
    }
  }

  @Test
  void fiftyPushesInAMoment_areOnePassUnderWayAndOneAfterIt() throws Exception {
    await().until(() -> place.brought().equals("first"));
    var held = new CountDownLatch(1);
    var begun = new CountDownLatch(1);
    try (var _ = place.daemon.running().events().listen(event -> hold(event, begun, held))) {
      place.push("/webhook/www", "first");
      begun.await();
      for (int push = 0; push < 50; push++) {
        place.commit("push " + push);
        assertThat(place.push("/webhook/www", "push-" + push).status()).isEqualTo(202);
      }
      held.countDown();
      await().until(() -> written("push-49").rings().getFirst().state() == Delivery.State.DONE);
    }

    assertThat(place.brought()).isEqualTo("push 49");
    assertThat(passes(Cause.WEBHOOK)).isEqualTo(2);
  }

  /// The listener is told on the thread of the pass.
  private static void hold(Event event, CountDownLatch begun, CountDownLatch held) {
    if (event instanceof Event.PassStarted started && started.causes().contains(Cause.WEBHOOK)) {
      begun.countDown();
      try {
        held.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
