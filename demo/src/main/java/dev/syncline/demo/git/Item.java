package dev.syncline.demo.git;

import java.nio.charset.StandardCharsets;

/// One path of a commit to be made.
public sealed interface Item {
  /// `/`-separated, relative.
  String path();

  /// Never compared, so bytes are what they are.
  @SuppressWarnings("ArrayRecordComponent")
  record File(String path, byte[] bytes, boolean executable) implements Item {}

  /// A symbolic link; `target` is written as it is.
  record Link(String path, String target) implements Item {}

  /// Another repository at a commit.
  record Submodule(String path, String commit) implements Item {}

  /// The path is gone.
  record Removed(String path) implements Item {}

  static Item file(String path, String text) {
    return new File(path, text.getBytes(StandardCharsets.UTF_8), false);
  }
}
