package dev.syncline.core.version;

/// What a tag says, or in plain words why it says nothing. Reasons quote the tag harmlessly and are
/// safe to show.
public sealed interface Reading {
  record Version(SemVer version) implements Reading {}

  /// The tag fits the pattern, but what stands in the version's place is none.
  record NotAVersion(String reason) implements Reading {}

  /// The tag belongs to something else that is released from the same repository.
  record OtherPattern(String reason) implements Reading {}
}
