package dev.syncline.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.app.crash.Photographing.Photo;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.shared.files.Trees;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A power cut in the middle of a commit tears the tail of the ledger's log: that commit never
/// happened, and the next life converges.
class TornTailTest {
  private static final Duration SAMPLE = Duration.ofSeconds(12);

  @TempDir Path folder;

  private final Sample sample = Sample.taken();
  private final List<String> violations = new ArrayList<>();
  private int cuts;

  @Test
  void updateWhoseLastCommitWasTorn_endsWithTheNewVersionEverywhere() throws Exception {
    sweep(Scenario.update(folder));
  }

  @Test
  void sickUpdateWhoseLastCommitWasTorn_endsWithTheOldVersionEverywhere() throws Exception {
    sweep(Scenario.sickUpdate(folder));
  }

  private void sweep(Scenario scenario) throws Exception {
    try (scenario) {
      var photos = photos(scenario);
      var end = Instant.now().plus(SAMPLE);
      for (int index : sample.shuffled(photos.size())) {
        if (Instant.now().isBefore(end)) {
          tear(scenario, photos.get(index), index);
        }
      }
    }
    System.out.printf(
        "torn tail sweep, %s: %d cuts, violations %d, seed %d%n",
        scenario.name(), cuts, violations.size(), sample.seed());
    assertThat(cuts).isPositive();
    assertThat(violations).as("seed %d", sample.seed()).isEmpty();
  }

  private List<Photo> photos(Scenario scenario) throws Exception {
    var site = scenario.prepared().copy(folder.resolve("photographed"));
    var photographing = new Photographing(site, folder);
    Life.of(site, photographing, new SkippingPace(Duration.ZERO), scenario.deed());
    return photographing.photos();
  }

  /// Once in the middle, once at its very beginning or end.
  private void tear(Scenario scenario, Photo photo, int index) throws Exception {
    long length = photo.logNow() - photo.logBefore();
    if (length <= 0) {
      return; // the log began anew
    }
    long middle = photo.logBefore() + 1 + (long) (sample.random().nextDouble() * (length - 1));
    long edge = index % 2 == 0 ? photo.logBefore() : photo.logNow() - 1;
    for (long cut : new long[] {middle, edge}) {
      var site = photo.site().copy(folder.resolve("torn-" + cuts++));
      try (var log = FileChannel.open(site.log(), StandardOpenOption.WRITE)) {
        log.truncate(cut);
      }
      var pace = new SkippingPace(Duration.ofMinutes(2));
      Life.of(site, FaultPoints.NONE, pace, Life.UNTIL_QUIET);
      scenario
          .ending()
          .violations(site, pace)
          .forEach(wrong -> violations.add("%s, commit %d cut at %d".formatted(wrong, index, cut)));
      if (site.builds(scenario.newCommit()) > 2) {
        violations.add("built again and again, commit %d cut at %d".formatted(index, cut));
      }
      Trees.delete(site.root());
    }
  }
}
