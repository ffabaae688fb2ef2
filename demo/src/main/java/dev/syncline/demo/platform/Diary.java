package dev.syncline.demo.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// What the build, the check and the restart note down when they are called, line by line.
record Diary(Path file) {
  private List<String> lines() {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException _) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int length() {
    return lines().size();
  }

  /// What came after the first `length` lines.
  List<String> since(int length) {
    return lines().subList(length, length());
  }
}
