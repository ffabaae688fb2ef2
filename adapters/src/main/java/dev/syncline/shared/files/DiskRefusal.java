package dev.syncline.shared.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

/// Why a disk refused, in words for people, without the names of Java's classes.
public final class DiskRefusal {
  private DiskRefusal() {}

  /// Whether there is no room, or the user may take no more of it.
  public static boolean isFull(IOException refusal) {
    var words = String.valueOf(refusal.getMessage());
    return words.contains("No space left on device") || words.contains("Disk quota exceeded");
  }

  /// On which file, and what the system said.
  public static String words(IOException refusal) {
    return switch (refusal) {
      case NoSuchFileException missing -> "there is no " + missing.getFile();
      case FileAlreadyExistsException there -> there.getFile() + " is there already";
      case AccessDeniedException denied -> "we may not use " + denied.getFile();
      case NotDirectoryException file -> file.getFile() + " is no folder";
      case DirectoryNotEmptyException full -> full.getFile() + " is not empty";
      case FileSystemException other when other.getReason() != null ->
          "%s: %s".formatted(other.getFile(), other.getReason());
      default ->
          Optional.ofNullable(refusal.getMessage())
              .filter(said -> !said.isBlank())
              .orElse("the system gave no reason");
    };
  }
}
