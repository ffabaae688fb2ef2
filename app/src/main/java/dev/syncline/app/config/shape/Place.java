package dev.syncline.app.config.shape;

import java.nio.file.Path;

/// A place in a file; line and column count from 1, as editors do; both are 0 for the file as a
/// whole.
public record Place(Path file, int line, int column) {
  public static Place whole(Path file) {
    return new Place(file, 0, 0);
  }

  @Override
  public String toString() {
    return line == 0 ? file.toString() : file + ":" + line + ":" + column;
  }
}
