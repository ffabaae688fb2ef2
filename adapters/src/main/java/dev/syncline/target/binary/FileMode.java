package dev.syncline.target.binary;

import dev.syncline.core.run.SyncException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// Who may do what with a new binary: as with the old one, else 0755. File capabilities cannot be
/// carried from Java: whoever needs them sets them in the reload command.
final class FileMode {
  private static final int PERMISSIONS = 0_7777;
  private static final int OWNER_RUNS_IT = 0_500;
  private static final int DEFAULT = 0_755;
  private static final int READ = 0_444;
  private static final int READ_TO_RUN = 2;

  private FileMode() {}

  /// Gives `fresh` the owner, group and mode of `old`; not durable until it is fsynced.
  static void carry(Path old, Path fresh) throws IOException, SyncException {
    if (!Files.exists(old, LinkOption.NOFOLLOW_LINKS)) {
      Files.setAttribute(fresh, "unix:mode", DEFAULT);
      return;
    }
    carry(old, fresh, "unix:uid");
    carry(old, fresh, "unix:gid");
    int mode = number(old, "unix:mode") & PERMISSIONS; // last: a new owner clears set-uid
    Files.setAttribute(fresh, "unix:mode", mode | OWNER_RUNS_IT);
  }

  /// Whether its owner may run it.
  static boolean isRunnable(Path file) throws IOException {
    return (number(file, "unix:mode") & OWNER_RUNS_IT) == OWNER_RUNS_IT;
  }

  /// Lets its owner, and whoever may read it, run it; not durable until it is fsynced.
  static void makeRunnable(Path file) throws IOException {
    int mode = number(file, "unix:mode") & PERMISSIONS;
    int readers = (mode | OWNER_RUNS_IT) & READ;
    Files.setAttribute(file, "unix:mode", mode | OWNER_RUNS_IT | (readers >> READ_TO_RUN));
  }

  private static int number(Path file, String attribute) throws IOException {
    return Files.getAttribute(file, attribute, LinkOption.NOFOLLOW_LINKS) instanceof Integer value
        ? value
        : 0;
  }

  private static void carry(Path old, Path fresh, String attribute)
      throws IOException, SyncException {
    int was = number(old, attribute);
    if (number(fresh, attribute) == was) {
      return;
    }
    try {
      Files.setAttribute(fresh, attribute, was);
    } catch (IOException refusal) {
      throw SyncException.rejected(
              "SYN-BINARY-OWNER",
              fresh.getFileName().toString(),
              "the old file's owner or group cannot be given to the new one",
              "give the old file to the user that Syncline runs as, or run it as that owner")
          .causedBy(refusal);
    }
  }
}
