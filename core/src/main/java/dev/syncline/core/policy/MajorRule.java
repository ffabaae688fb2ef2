package dev.syncline.core.policy;

/// What happens to a version of another major line; below 1.0.0 a minor counts as major.
public enum MajorRule {
  /// Waits until a person approves that version; newer versions of the installed line go on.
  APPROVE,
  ALLOW,
  REFUSE
}
