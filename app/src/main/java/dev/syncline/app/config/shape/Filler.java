package dev.syncline.app.config.shape;

/// Fills `${…}` in. An `IllegalArgumentException` says what is wrong with it, and never shows a
/// value.
public interface Filler {
  /// Whether there is something to fill in; throws where it is badly written.
  boolean hasHoles(String written);

  /// The text with everything filled in; throws where something is not set.
  String fill(String written);
}
