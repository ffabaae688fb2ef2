package dev.syncline.core.policy;

/// What happens when a tag no longer names the commit that it named when we first saw it.
public enum MovedRule {
  /// Say so loudly and hold the sync until a person decides.
  ALERT,
  /// The tag is meant to move: what it names now is taken.
  ACCEPT,
  /// Leave that tag aside and go on with the others.
  IGNORE
}
