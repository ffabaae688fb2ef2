package dev.syncline.app.crash;

import static dev.syncline.app.crash.Publisher.NEW;
import static dev.syncline.app.crash.Publisher.OLD;

import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/// A prepared site, what is to be done there while it is killed, and how it must end. Each use is
/// made of a copy.
record Scenario(
    String name,
    Publisher publisher,
    Site prepared,
    Life.Deed deed,
    Ending ending,
    String newCommit)
    implements AutoCloseable {
  /// A new version comes and is well.
  static Scenario update(Path folder) throws Exception {
    return make("update", folder, "well");
  }

  /// A new version comes and is sick.
  static Scenario sickUpdate(Path folder) throws Exception {
    return make("sick update", folder, "sick");
  }

  private static Scenario make(String name, Path folder, String words) throws Exception {
    var publisher = Publisher.open(Files.createDirectories(folder.resolve("upstream")));
    var oldCommit = publisher.publish(OLD, "well");
    var site = Site.make(folder.resolve("prepared"), publisher.url());
    Life.of(site, FaultPoints.NONE, new SkippingPace(Duration.ofDays(-1)), Life.UNTIL_QUIET);
    var newCommit = publisher.publish(NEW, words);
    var ending =
        words.equals("well")
            ? new Ending(NEW, newCommit, Publisher.text(NEW, words), Outcome.Applied.class)
            : new Ending(OLD, oldCommit, Publisher.text(OLD, "well"), Outcome.RolledBack.class);
    return new Scenario(name, publisher, site, Life.UNTIL_QUIET, ending, newCommit);
  }

  /// A person goes back from a new version that was proven.
  static Scenario rollback(Path folder) throws Exception {
    var update = update(folder);
    Life.of(
        update.prepared(), FaultPoints.NONE, new SkippingPace(Duration.ofHours(-1)), update.deed());
    var oldCommit = Files.readAllLines(update.prepared().root().resolve("builds")).getFirst();
    var ending = new Ending(OLD, oldCommit, Publisher.text(OLD, "well"), Outcome.RolledBack.class);
    return new Scenario(
        "rollback",
        update.publisher(),
        update.prepared(),
        Life.ROLL_BACK,
        ending,
        update.newCommit());
  }

  boolean isByPerson() {
    return deed == Life.ROLL_BACK;
  }

  /// Whether the live file is whole: one of the two versions.
  boolean isOldOrNew(Site site) throws IOException {
    var texts =
        Set.of(
            Publisher.text(OLD, "well"), Publisher.text(NEW, "well"), Publisher.text(NEW, "sick"));
    return Files.exists(site.live()) && texts.contains(Files.readString(site.live()));
  }

  @Override
  public void close() {
    publisher.close();
  }
}
