package dev.syncline.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.testkit.HandMovedPace;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Callers who mean no good, or do not know better: each gets its answer, and the others theirs.
class HostileTest {
  private static final String HEAD = "POST /webhook/www HTTP/1.1\r\nHost: here\r\n" + Place.JSON;
  private static final int MEGABYTE = 1 << 20;

  @TempDir private Path folder;
  private final HandMovedPace pace = new HandMovedPace(Instant.now(), 1);
  private final List<Wire> wires = new ArrayList<>();
  private Place place;
  private int good;

  @BeforeEach
  void open() throws Exception {
    place = new Place(folder, pace);
  }

  @AfterEach
  void close() throws Exception {
    for (var wire : wires) {
      wire.close();
    }
    place.close();
  }

  private Wire wire() throws IOException {
    var wire = place.wire();
    wires.add(wire);
    return wire;
  }

  private void othersAreServed() throws IOException {
    assertThat(place.get("/health").status()).isEqualTo(200);
    assertThat(place.push("/webhook/www", "good-" + good++).status()).isEqualTo(202);
  }

  @Test
  void aBodyAnnouncedAsTooLarge_isRefusedUnread() throws Exception {
    var wire = wire().send(HEAD + "Content-Length: 26000000\r\n\r\n");

    var reply = wire.reply();

    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.header("connection")).isEqualTo("close");
    assertThat(reply.body()).contains("SYN-WEBHOOK-SIZE");
  }

  @Test
  void whoWaitsToBeAskedForTooLargeABody_isNotAsked() throws Exception {
    var wire = wire().send(HEAD + "Expect: 100-continue\r\nContent-Length: 26000000\r\n\r\n");

    assertThat(wire.reply().status()).isEqualTo(413);
  }

  @Test
  void whoWaitsToBeAskedForAGoodBody_isAsked() throws Exception {
    var body = place.push();
    var head = HEAD + Place.signed(body) + "Expect: 100-continue\r\nContent-Length: %d\r\n\r\n";
    var wire = wire().send(head.formatted(body.length));

    assertThat(wire.reply().status()).isEqualTo(100);
    assertThat(wire.send(body).reply().status()).isEqualTo(202);
  }

  @Test
  void whoSendsAllOfItRegardless_stillReadsTheAnswer() throws Exception {
    var wire = wire().send(HEAD + "Content-Length: 26000000\r\n\r\n");
    for (int sent = 0; sent < 26; sent++) {
      wire.send(new byte[1_000_000]);
    }

    assertThat(wire.reply().status()).isEqualTo(413);
    assertThat(wire.isClosed()).isTrue();
  }

  @Test
  void anEndlessBody_isCutOffAndTheAnswerReceived() throws Exception {
    var wire = wire().send(HEAD + "Transfer-Encoding: chunked\r\n\r\n");
    var chunk = ("100000\r\n" + "x".repeat(MEGABYTE) + "\r\n").getBytes(StandardCharsets.UTF_8);
    for (int sent = 0; sent < 30; sent++) {
      wire.send(chunk);
    }

    assertThat(wire.reply().status()).isEqualTo(413);
    othersAreServed();
    endsAlsoForWhoGoesOn(wire, chunk);
  }

  private static void endsAlsoForWhoGoesOn(Wire wire, byte[] chunk) {
    try {
      while (true) {
        wire.send(chunk);
      }
    } catch (IOException _) {
      // cut off
    }
  }

  @Test
  void largeBodiesThatAreOnlyAnnounced_takeNoMemory() throws Exception {
    long before = used();
    for (int i = 0; i < 400; i++) {
      wire().send(HEAD + "Content-Length: 24000000\r\n\r\nx"); // 9.6 GB in all
    }

    othersAreServed();

    assertThat(used() - before).isLessThan(200L * MEGABYTE);
  }

  @Test
  void manyLargeBodiesAtOnce_areRefusedBeyondTheBoundWhileSmallOnesAreRead() throws Exception {
    var half = new byte[20 * MEGABYTE];
    var refused = new ArrayList<Wire.Reply>();
    for (int i = 0; i < 6; i++) {
      var wire = wire().send(HEAD + "Content-Length: 24000000\r\n\r\n");
      Thread.ofVirtual()
          .start(() -> {
            try {
              wire.send(half);
              var reply = wire.reply();
              synchronized (refused) {
                refused.add(reply);
              }
            } catch (IOException _) {
              // the test is over
            }
          });
    }

    await().until(() -> !snapshot(refused).isEmpty());
    assertThat(snapshot(refused)).allMatch(reply -> reply.status() == 503);
    othersAreServed();
  }

  private static List<Wire.Reply> snapshot(List<Wire.Reply> replies) {
    synchronized (replies) {
      return List.copyOf(replies);
    }
  }

  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  @Test
  void headersByTheLetter_endInTime() throws Exception {
    var slow = wire().send("GET /health HTTP/1.1\r\nHo");
    var second = wire();
    assertThat(second.get("/health").status()).isEqualTo(200);
    second.send("GET /hea"); // as patient with the second request as with the first
    othersAreServed();
    pace.awaitSleepers(2);

    slow.send("s");
    pace.move(Duration.ofSeconds(16));
    pace.awaitSleepers(1); // who was served begins to wait for its next
    pace.move(Duration.ofSeconds(16));

    assertThat(slow.isClosed()).isTrue();
    assertThat(second.isClosed()).isTrue();
    othersAreServed();
  }

  @Test
  void aBodyByTheLetter_isRefusedInTime() throws Exception {
    var slow = wire().send(HEAD + "Content-Length: 100\r\n\r\n{");
    othersAreServed();

    pace.move(Duration.ofSeconds(31));
    slow.send("}");

    assertThat(slow.reply().status()).isEqualTo(408);
    othersAreServed();
  }

  @Test
  void whoListensToEvents_isNotTakenForSlow() throws Exception {
    var listening = wire().send("GET /api/v1/events HTTP/1.1\r\nHost: here\r\n\r\n");
    assertThat(listening.line()).contains("200");
    pace.awaitSleepers(1);

    pace.move(Duration.ofSeconds(60));
    pace.awaitSleepers(1);
    place.push("/webhook/www", "heard");

    var said = "";
    while (!said.equals("event: run.finished")) {
      said = listening.line();
    }
  }

  @Test
  void aThousandConnections_areEachAnswered() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      wire();
    }

    for (var wire : wires) {
      wire.send("GET /health HTTP/1.1\r\nHost: here\r\n\r\n");
    }

    for (var wire : wires) {
      assertThat(wire.reply().body()).isEqualTo("OK\n");
    }
  }

  @Test
  void aThousandHalfBodies_letOthersThrough() throws Exception {
    for (int i = 0; i < 1_200; i++) {
      wire().send(HEAD + "Content-Length: 100\r\n\r\n{");
    }

    othersAreServed();
  }

  @Test
  void whatIsNoRequest_isRefusedInTheSameForm() throws Exception {
    var wrong =
        List.of(
            "GET /health HTTP/1.1\r\nHost: here\r\nX: " + "x".repeat(20_000) + "\r\n\r\n",
            "GET /%zz HTTP/1.1\r\nHost: here\r\n\r\n",
            "GET /api/v1/syncs/%2e%2e/x HTTP/1.1\r\nHost: here\r\n\r\n",
            "GET /a%2fb HTTP/1.1\r\nHost: here\r\n\r\n",
            "rubbish\r\n\r\n");

    for (var text : wrong) {
      var reply = wire().send(text).reply();

      assertThat(reply.status()).as(text).isBetween(400, 431);
      assertThat(reply.body()).as(text).contains("\"code\"", "SYN-WEB-");
    }
  }
}
