package dev.syncline.app.crash;

import dev.syncline.core.run.FaultPoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Copies a whole site right after each of the ledger's commits, as a power cut there would leave
/// it: the log not folded in, staging not cleared. Whoever works waits for that commit, so nothing
/// moves meanwhile.
final class Photographing implements FaultPoints {
  /// The site as it was, and how long its log was before the last commit.
  record Photo(Site site, long logBefore) {
    long logNow() throws IOException {
      return Files.size(site.log());
    }
  }

  private final Site site;
  private final Path folder;
  private final List<Photo> photos = new ArrayList<>(); // guarded by this
  private long logBefore; // guarded by this

  Photographing(Site site, Path folder) {
    this.site = site;
    this.folder = folder;
  }

  @Override
  public synchronized void at(String name) {
    try {
      if (name.equals("ledger.commit.before")) {
        logBefore = Files.exists(site.log()) ? Files.size(site.log()) : 0;
      } else if (name.equals("ledger.commit.after")) {
        var photo = site.copy(folder.resolve("photo-" + photos.size()));
        Files.delete(photo.state().resolve("lock.holder")); // names this process, which lives on
        photos.add(new Photo(photo, logBefore));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized List<Photo> photos() {
    return List.copyOf(photos);
  }
}
