package dev.syncline.shared.archive;

/// One thing in an archive, by its path in it: relative, `/`-separated, nothing but plain names.
public sealed interface Member {
  String path();

  /// A plain file; whether it was meant to be run.
  record PlainFile(String path, boolean executable) implements Member {}

  record Folder(String path) implements Member {}

  /// A symbolic link, or a further name of an earlier file.
  record Link(String path) implements Member {}
}
