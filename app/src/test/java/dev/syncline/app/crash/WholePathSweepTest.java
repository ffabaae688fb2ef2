package dev.syncline.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From a real git server through a real build to a running service, on the real ledger: halted at
/// every fault point there is, and again on the way back.
class WholePathSweepTest {
  private static final Duration SAMPLE = Duration.ofSeconds(15);
  private static final int SECOND_HALTS = 2;

  @TempDir Path folder;

  @Test
  void updateHaltedSomewhere_endsWithTheNewVersionEverywhere() throws Exception {
    sample(Scenario.update(folder));
  }

  @Test
  void sickUpdateHaltedSomewhere_endsWithTheOldVersionEverywhere() throws Exception {
    sample(Scenario.sickUpdate(folder));
  }

  @Test
  void rollbackHaltedSomewhere_endsWithTheOldVersionOrNeverBegan() throws Exception {
    sample(Scenario.rollback(folder));
  }

  @Test
  @Tag("peers")
  void updateHaltedAnywhere_endsWithTheNewVersionEverywhere() throws Exception {
    exhaust(Scenario.update(folder));
  }

  @Test
  @Tag("peers")
  void sickUpdateHaltedAnywhere_endsWithTheOldVersionEverywhere() throws Exception {
    exhaust(Scenario.sickUpdate(folder));
  }

  @Test
  @Tag("peers")
  void rollbackHaltedAnywhere_endsWithTheOldVersionOrNeverBegan() throws Exception {
    exhaust(Scenario.rollback(folder));
  }

  /// As many points as fit into the time; every third with a second halt, somewhere on the way
  /// back.
  private void sample(Scenario scenario) throws Exception {
    var sample = Sample.taken();
    try (scenario) {
      var sweep = new Sweep(scenario, folder);
      var end = Instant.now().plus(SAMPLE);
      for (int point : sample.shuffled(sweep.size())) {
        if (Instant.now().isAfter(end)) {
          break;
        }
        if (point % 3 == 0) {
          sweep.halt(point, sample.random().nextInt(sweep.size()));
        } else {
          sweep.halt(point);
        }
      }
      end(sweep, sample);
    }
  }

  /// Each point alone, and with second halts on the way back.
  private void exhaust(Scenario scenario) throws Exception {
    var sample = Sample.taken();
    try (scenario) {
      var sweep = new Sweep(scenario, folder);
      for (int point = 0; point < sweep.size(); point++) {
        sweep.halt(point);
        for (int second : sample.of(sweep.size(), SECOND_HALTS)) {
          sweep.halt(point, second);
        }
      }
      end(sweep, sample);
    }
  }

  private static void end(Sweep sweep, Sample sample) {
    System.out.println(sweep.summary(sample));
    assertThat(sweep.violations()).as("seed %d", sample.seed()).isEmpty();
  }
}
