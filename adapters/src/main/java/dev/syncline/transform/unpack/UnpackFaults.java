package dev.syncline.transform.unpack;

import dev.syncline.core.run.SyncException;
import dev.syncline.shared.archive.BadArchive;
import dev.syncline.shared.files.DiskRefusal;
import java.io.IOException;

/// What is said of an archive that was not unpacked, and whose fault it is. `what` is the unpacking
/// of which file of which version.
record UnpackFaults(String what) {
  SyncException archive(BadArchive failure) {
    var why = String.valueOf(failure.getMessage());
    var said =
        switch (failure.flaw()) {
          case FORMAT ->
              unfit(
                  "SYN-UNPACK-FORMAT",
                  why,
                  "Look at what the source holds there: a tar, tar.gz, tar.zst or zip, or a program");
          case DAMAGED ->
              unfit(
                  "SYN-UNPACK-DAMAGED",
                  why,
                  "Tell whoever publishes it; a newer version is tried at once");
          case UNSAFE ->
              unfit(
                  "SYN-UNPACK-UNSAFE",
                  why,
                  "Look at it with care, and at who published it; nothing of it was taken");
          case SIZE ->
              SyncException.rejected(
                  "SYN-UNPACK-SIZE", what, why, "If it may be so large, raise max-size: of unpack");
        };
    return said.causedBy(failure);
  }

  SyncException member(String why) {
    return SyncException.rejected(
        "SYN-UNPACK-MEMBER", what, why, "Say with file: which member is the program");
  }

  SyncException empty() {
    return unfit(
        "SYN-UNPACK-EMPTY",
        "the program in it is empty",
        "Tell whoever publishes it; a newer version is tried at once");
  }

  SyncException staging(IOException failure) {
    return SyncException.passing(
            "SYN-UNPACK-STAGING",
            what,
            DiskRefusal.words(failure),
            "Look at the state directory's disk and rights")
        .causedBy(failure);
  }

  private SyncException unfit(String code, String why, String next) {
    return SyncException.unfit(1, code, what, why, next);
  }
}
