package dev.syncline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.run.Cause;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DoorbellTest {
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

  @Test
  void ringsDuringARun_foldIntoOneLaterRun() throws Exception {
    var doorbell = new Doorbell();

    doorbell.ring(Cause.WEBHOOK, NOON);
    doorbell.ring(Cause.POLL, NOON.plusSeconds(1));
    doorbell.ring(Cause.WEBHOOK, NOON.plusSeconds(2));

    var wake = doorbell.await().orElseThrow();
    assertThat(wake.causes()).isEqualTo(Set.of(Cause.WEBHOOK, Cause.POLL));
    assertThat(wake.since()).contains(NOON);
  }

  @Test
  void ringAfterAwait_causesOneMore() throws Exception {
    var doorbell = new Doorbell();
    doorbell.ring(Cause.POLL, NOON);
    doorbell.await();

    doorbell.ring(Cause.WEBHOOK, NOON);

    assertThat(doorbell.await().orElseThrow().causes()).containsExactly(Cause.WEBHOOK);
  }

  @Test
  void closed_givesNothingThoughSomethingWasPending() throws Exception {
    var doorbell = new Doorbell();
    doorbell.ring(Cause.POLL, NOON);

    doorbell.close();

    assertThat(doorbell.await()).isEmpty();
  }

  @Test
  void lookAndRing_wakeTogether() throws Exception {
    var doorbell = new Doorbell();

    doorbell.look();
    doorbell.ring(Cause.POLL, NOON);

    var wake = doorbell.await().orElseThrow();
    assertThat(wake.lookDue()).isTrue();
    assertThat(wake.causes()).containsExactly(Cause.POLL);
  }
}
