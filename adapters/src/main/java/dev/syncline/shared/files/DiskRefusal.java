package dev.syncline.shared.files;

import java.io.IOException;

/// Why a disk refused, in words for people.
public final class DiskRefusal {
  private DiskRefusal() {}

  /// Whether there is no room, or the user may take no more of it.
  public static boolean isFull(IOException refusal) {
    var words = String.valueOf(refusal.getMessage());
    return words.contains("No space left on device") || words.contains("Disk quota exceeded");
  }

  /// What the system said; where it said nothing, what kind of refusal it was.
  public static String words(IOException refusal) {
    var kind = refusal.getClass().getSimpleName().replace("Exception", "");
    var said = refusal.getMessage();
    return said == null || said.isBlank() ? kind : "%s (%s)".formatted(said, kind);
  }
}
