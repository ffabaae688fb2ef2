package dev.syncline.engine.sentence;

/// What happens to proven drift.
public enum DriftRule {
  HEAL,
  REPORT
}
