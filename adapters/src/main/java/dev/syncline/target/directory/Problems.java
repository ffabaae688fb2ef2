package dev.syncline.target.directory;

import dev.syncline.core.run.SyncException;
import dev.syncline.shared.files.DiskRefusal;
import java.io.IOException;
import java.nio.file.Path;

/// The faults of this target.
final class Problems {
  private static final int SHOWN_MAX = 120;

  private Problems() {}

  static SyncException disk(String what, Path path, IOException cause) {
    return SyncException.passing(
            "SYN-DIRECTORY-IO",
            what + " " + path,
            DiskRefusal.words(cause),
            "Check space and rights there; a running poll tries again by itself")
        .causedBy(cause);
  }

  static SyncException unsafe(String name, String why) {
    return SyncException.rejected(
        "SYN-DIRECTORY-UNSAFE",
        "publishing '%s'".formatted(shown(name)),
        why,
        "Remove it from the source; nothing was changed");
  }

  static SyncException tooMany(String what) {
    return SyncException.rejected(
        "SYN-DIRECTORY-TOO-MANY",
        what,
        "there are more than %d files and folders".formatted(Walk.ENTRIES_MAX),
        "Publish a part of it (`path`), or split it into several syncs");
  }

  static SyncException occupied(Path link, String what) {
    return SyncException.rejected(
        "SYN-DIRECTORY-OCCUPIED",
        "publishing " + link,
        "it is %s, and only a link can be switched at once".formatted(what),
        "Move it away (mv), or name another link; nothing was changed");
  }

  static SyncException changedMeanwhile() {
    return SyncException.passing(
        "SYN-DIRECTORY-CONTENT-CHANGED",
        "writing the new tree",
        "the content is not what was planned",
        "Nothing to do: it is fetched and planned again");
  }

  static SyncException noPrevious(Path trees, String revision) {
    return SyncException.rejected(
        "SYN-DIRECTORY-NO-PREVIOUS",
        "going back to " + revision,
        "no unchanged tree of it is kept in " + trees,
        "Sync it from the source again, and raise `keep` to have it next time");
  }

  private static String shown(String name) {
    var harmless = name.replaceAll("\\p{C}", "\uFFFD");
    return harmless.length() > SHOWN_MAX ? harmless.substring(0, SHOWN_MAX) + "..." : harmless;
  }
}
