package dev.syncline.target.directory;

/// What is where readers look.
sealed interface LiveLink {
  record Missing() implements LiveLink {}

  /// Our link to one of our trees, which is there.
  record ToTree(String tree) implements LiveLink {}

  /// A link to something else, or to a tree that is gone.
  record Elsewhere(String target) implements LiveLink {}

  /// No link at all: `a directory`, `a file`.
  record Occupied(String what) implements LiveLink {}
}
