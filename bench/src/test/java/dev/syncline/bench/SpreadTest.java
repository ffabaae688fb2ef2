package dev.syncline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.bench.report.Spread;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void hundredTimes_theirPercentilesAreTheRankedOnes() {
    var spread =
        Spread.ofNanos(IntStream.rangeClosed(1, 100).mapToLong(it -> it * 1_000_000L).toArray());

    assertThat(spread.percentile(99)).isEqualTo(99);
    assertThat(spread.percentile(100)).isEqualTo(100);
    assertThat(spread.median()).isEqualTo(50.5);
    assertThat(spread.min()).isEqualTo(1);
  }

  @Test
  void oneTime_isAllOfThem() {
    var spread = Spread.ofNanos(3_000_000);

    assertThat(spread.percentile(50)).isEqualTo(3);
    assertThat(spread.median()).isEqualTo(spread.max());
  }
}
