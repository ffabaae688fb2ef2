package dev.syncline.trigger.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.testkit.HandMovedPace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OffencesTest {
  private final Reception reception = new Reception();
  private final Post forged = Post.gitHub("push", Post.PUSH).signed("X-Hub-Signature-256", "guess");

  @Test
  void tooManyBadSignatures_areToldToWaitUntilTheMinuteIsOver() throws Exception {
    assertThat(statuses(Offences.BAD_MAX)).containsOnly(401);
    reception.pace.move(Duration.ofMillis(20_500));

    var receipt = (Receipt.Refused) reception.receive(forged);

    assertThat(receipt.status()).isEqualTo(429);
    assertThat(receipt.retryAfterSeconds()).contains(40L);
    assertThat(receipt.json()).contains("SYN-WEBHOOK-LIMIT", "\"retry_after\":40");
    reception.pace.move(Duration.ofSeconds(40));
    assertThat(statuses(1)).containsExactly(401);
  }

  @Test
  void otherAddresses_areNotToldToWait() throws Exception {
    statuses(Offences.BAD_MAX + 1);

    assertThat(reception.receive(forged.from("192.0.2.2")).status()).isEqualTo(401);
  }

  @Test
  void goodSignature_isTakenFromAnAddressThatSentTooManyBadOnes() throws Exception {
    statuses(Offences.BAD_MAX + 1);

    assertThat(reception.receive(Post.gitHub("push", Post.PUSH)).status()).isEqualTo(202);
  }

  @Test
  void largeBodyFromSuchAnAddress_isRefusedUnread() throws Exception {
    var body = "{\"a\":\"" + "x".repeat(1_000_000) + "\"}";
    statuses(Offences.BAD_MAX + 1);

    assertThat(reception.receive(Post.generic("nats", body)).status()).isEqualTo(429);
  }

  @Test
  void firstOneAndFirstOneTooMany_areWorthALine() throws Exception {
    var lines = new ArrayList<String>();
    for (int i = 0; i < 100; i++) {
      ((Receipt.Refused) reception.receive(forged)).log().ifPresent(lines::add);
    }

    assertThat(lines)
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("192.0.2.1"))
        .last()
        .asString()
        .contains("; 11 of late");
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8::1, 2001:db8::ffff:2, true",
    "2001:db8::1, 2001:db8:0:1::1, false",
    "::ffff:192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "'', '', true"
  })
  void addressesOfOneNetwork_countAsOne(String one, String other, boolean alike) {
    var offences = new Offences(new HandMovedPace()::now);
    offences.add(one);

    assertThat(offences.add(other).bad()).isEqualTo(alike ? 2 : 1);
  }

  @Test
  void clockThatIsSetBack_locksNobodyOut() throws Exception {
    statuses(Offences.BAD_MAX + 1);

    reception.pace.move(Duration.ofDays(-1));

    assertThat(statuses(1)).containsExactly(401);
  }

  @Test
  void hundredThousandAddresses_areBoundedAndTheNewestKnown() {
    var offences = new Offences(new HandMovedPace()::now);
    for (int i = 0; i < 100_000; i++) {
      offences.add("10.%d.%d.%d".formatted(i >> 16, i >> 8 & 255, i & 255));
    }

    assertThat(offences.size()).isEqualTo(Offences.ADDRESSES_MAX);
    assertThat(offences.add("10.1.134.159").bad()).isEqualTo(2); // the last of them
    assertThat(offences.add("10.0.0.0").bad()).isEqualTo(1);
  }

  private List<Integer> statuses(int count) throws Exception {
    var statuses = new ArrayList<Integer>();
    for (int i = 0; i < count; i++) {
      statuses.add(reception.receive(forged).status());
    }
    return statuses;
  }
}
