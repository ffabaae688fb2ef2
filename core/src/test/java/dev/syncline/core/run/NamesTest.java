package dev.syncline.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  @ParameterizedTest
  @CsvSource({
    "nats, nats",
    "team/nats, team+nats",
    "a, a",
    "0, 0",
    "nats.publish, nats.publish",
    "a_b-c.d, a_b-c.d"
  })
  void syncName_isOneSafeFolder(String name, String folder) {
    assertThat(new SyncName(name).folder()).isEqualTo(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "Nats", "-nats", ".nats", "a/b/c", "/a", "a/", "a//b", "a..b", "../a", "a b", "a+b",
        "a\n", "näts", "a/.."
      })
  void otherSyncName_isRefusedWithAnExample(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SyncName(name))
        .withMessageContaining("like nats or team/nats");
  }

  @Test
  void syncNameOf63_isTheLongest() {
    assertThat(new SyncName("a".repeat(63)).value()).hasSize(63);
    assertThatIllegalArgumentException().isThrownBy(() -> new SyncName("a".repeat(64)));
  }

  @Test
  void runIds_sortByTimeOfStart() {
    var random = new Random(1);
    var start = Instant.parse("2026-01-05T08:00:00Z");

    var ids =
        IntStream.range(0, 1_000)
            .mapToObj(i -> RunId.at(start.plusMillis(i * 7_919L), random))
            .toList();

    assertThat(ids).isSorted().doesNotHaveDuplicates();
    assertThat(ids).allMatch(id -> id.value().length() == 11);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "ABCD", "ab-cd", "a/bc", "../../x"})
  void otherRunId_isRefused(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new RunId(value));
  }
}
