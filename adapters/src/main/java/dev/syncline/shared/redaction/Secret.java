package dev.syncline.shared.redaction;

/// Something that must never be shown: its text form is `***`. [#reveal] is for the one place that
/// sends it.
public record Secret(String reveal) {
  @Override
  public String toString() {
    return "***";
  }
}
