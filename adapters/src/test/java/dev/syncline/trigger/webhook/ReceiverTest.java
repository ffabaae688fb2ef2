package dev.syncline.trigger.webhook;

import static dev.syncline.trigger.webhook.Post.PUSH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.core.ledger.Delivery.State;
import dev.syncline.core.ledger.DeliveryId;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.SyncName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ReceiverTest {
  private static final SyncName WWW = new SyncName("www");
  private static final DeliveryId ID =
      new DeliveryId("github", "72d3162e-cc78-11e3-81ab-4c9367dc0958");

  private final Reception reception = new Reception();

  @Test
  void signedPush_isWrittenDownThenRungAndAnsweredWithAReceipt() throws Exception {
    var receipt = reception.receive(Post.gitHub("push", PUSH));

    assertThat(receipt.status()).isEqualTo(202);
    assertThat(receipt.json())
        .isEqualTo(
            "{\"status\":\"accepted\",\"delivery\":\"72d3162e-cc78-11e3-81ab-4c9367dc0958\","
                + "\"scheme\":\"github\",\"event\":\"push\",\"syncs\":[\"www\",\"team/docs\"],"
                + "\"received\":\"2026-01-05T08:00:00Z\"}");
    assertThat(reception.rung).containsExactly("www webhook", "team/docs webhook");
    assertThat(reception.ledger.deliveries().accepted(WWW)).containsExactly(ID);
  }

  @Test
  void secondOfTheSameId_isADuplicateAndRingsNobody() throws Exception {
    reception.receive(Post.gitHub("push", PUSH));
    reception.rung.clear();

    var waiting = reception.receive(Post.gitHub("push", PUSH));
    done(WWW);
    done(new SyncName("team/docs"));
    var done = reception.receive(Post.gitHub("push", PUSH));

    assertThat(waiting.status()).isEqualTo(200);
    assertThat(waiting.json()).contains("\"status\":\"duplicate\"", "\"state\":\"accepted\"");
    assertThat(done.json()).contains("\"state\":\"done\"");
    assertThat(reception.rung).isEmpty();
  }

  @Test
  void redeliveryOfOneThatFailedOnOurSide_runsAgainForTheSyncThatFailed() throws Exception {
    reception.receive(Post.gitHub("push", PUSH));
    done(new SyncName("team/docs"));
    write(new Entry.DeliveryFailed(ID, WWW, "no network"));
    reception.rung.clear();

    var receipt = reception.receive(Post.gitHub("push", PUSH));

    assertThat(receipt).isInstanceOf(Receipt.Accepted.class);
    assertThat(reception.rung).containsExactly("www webhook");
    assertThat(reception.ledger.deliveries().find(ID).orElseThrow().state())
        .isEqualTo(State.ACCEPTED);
  }

  @Test
  void sameEventByTwoHooks_ringsTheSyncThatEachNames() throws Exception {
    reception.receive(Post.gitHub("push", PUSH).to("www"));

    var second = reception.receive(Post.gitHub("push", PUSH).to("team/docs"));

    assertThat(second.status()).isEqualTo(202);
    assertThat(reception.rung).containsExactly("www webhook", "team/docs webhook");
  }

  @Test
  void duplicateForOneSync_saysHowThatOneStands() throws Exception {
    reception.receive(Post.gitHub("push", PUSH));
    done(WWW);
    write(new Entry.DeliveryFailed(ID, new SyncName("team/docs"), "no network"));

    var receipt = reception.receive(Post.gitHub("push", PUSH).to("www"));

    assertThat(receipt.json()).contains("\"syncs\":[\"www\"]", "\"state\":\"done\"");
  }

  @Test
  void sameIdFromAHundredThreads_isAcceptedOnce() throws Exception {
    var posts = new ArrayList<Callable<Receipt>>();
    for (int i = 0; i < 100; i++) {
      posts.add(() -> reception.receive(Post.gitHub("push", PUSH).to("www")));
    }

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      int accepted = 0;
      for (var answer : threads.invokeAll(posts)) {
        accepted += answer.get() instanceof Receipt.Accepted ? 1 : 0;
      }
      assertThat(accepted).isOne();
    }
    assertThat(reception.rung).hasSize(1);
  }

  @Test
  void ledgerThatRefuses_isAnsweredWithRetryAfterAndNothingIsRung() throws Exception {
    var disk = new Complaint("SYN-LEDGER-DISK", "the ledger", "/secret/path is full", "make room");
    reception.ledger.failNext(new Fault.Transient(disk, Optional.empty()));

    var receipt = reception.receive(Post.gitHub("push", PUSH));

    assertThat(receipt)
        .isInstanceOfSatisfying(
            Receipt.Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(503);
              assertThat(refused.retryAfterSeconds()).contains(30L);
              assertThat(refused.log().orElseThrow()).contains("/secret/path");
            });
    assertThat(receipt.json()).contains("SYN-WEBHOOK-LEDGER").doesNotContain("/secret/path");
    assertThat(reception.rung).isEmpty();
    assertThat(reception.receive(Post.gitHub("push", PUSH)).status()).isEqualTo(202);
  }

  @Test
  void interruptBeforeItIsWrittenDown_ringsNothing() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> reception.receive(Post.gitHub("push", PUSH)))
        .isInstanceOf(InterruptedException.class);

    assertThat(reception.rung).isEmpty();
  }

  @Test
  void ping_isAnsweredWithPong() throws Exception {
    var receipt =
        reception.receive(Post.gitHub("ping", "{\"zen\":\"Keep it simple\",\"hook_id\":1}"));

    assertThat(receipt.status()).isEqualTo(200);
    assertThat(receipt.json()).contains("\"status\":\"pong\"", "\"event\":\"ping\"");
  }

  @Test
  void genericWithoutAnId_isAcceptedEachTime() throws Exception {
    var first = reception.receive(Post.generic("file", "{}"));
    var second = reception.receive(Post.generic("file", "{}"));

    assertThat(List.of(first.status(), second.status())).containsExactly(202, 202);
    assertThat(reception.rung).containsExactly("file webhook", "file webhook");
  }

  @Test
  void genericWithAnId_isAcceptedOnce() throws Exception {
    var post = Post.generic("file", "{}").with("X-Delivery", "7");

    assertThat(reception.receive(post).word()).isEqualTo("accepted");
    assertThat(reception.receive(post).word()).isEqualTo("duplicate");
  }

  @Test
  void idThatIsMissingOrNone_isRefused() throws Exception {
    var missing = reception.receive(Post.gitHub("push", PUSH).without("X-GitHub-Delivery"));
    var empty = reception.receive(Post.gitHub("push", PUSH).delivery(""));
    var long201 = reception.receive(Post.gitHub("push", PUSH).delivery("x".repeat(201)));
    var strange = reception.receive(Post.generic("file", "{}").with("X-Delivery", "a b"));

    assertThat(List.of(missing.status(), empty.status(), long201.status(), strange.status()))
        .containsOnly(400);
    assertThat(missing.json()).contains("SYN-WEBHOOK-DELIVERY");
  }

  @Test
  void syncsOfAReload_countAtOnce() throws Exception {
    reception.watched = List.of();

    var receipt = reception.receive(Post.gitHub("push", PUSH));

    assertThat(receipt.word()).isEqualTo("ignored");
    assertThat(reception.ledger.written()).isEmpty();
  }

  @Test
  void whatTheServerRefusesItself_hasAReceiptToo() {
    assertThat(Receipt.tooLarge().json()).contains("\"status\":\"refused\"", "SYN-WEBHOOK-SIZE");
    assertThat(Receipt.notPosted().status()).isEqualTo(405);
  }

  private void done(SyncName sync) throws Exception {
    write(new Entry.DeliveryDone(ID, sync, ""));
  }

  private void write(Entry entry) throws Exception {
    reception.ledger.write(Tenure.SOLE, List.of(entry));
  }
}
