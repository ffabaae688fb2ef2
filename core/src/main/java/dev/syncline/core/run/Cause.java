package dev.syncline.core.run;

import java.util.Locale;

/// Why a sync looks. The order is the order of admission: a person first, start-up last.
public enum Cause {
  PERSON,
  WEBHOOK,
  FILE_CHANGE,
  POLL,
  RECONCILE,
  START_UP;

  /// Place in the order of admission, from zero.
  public int rank() {
    return switch (this) {
      case PERSON -> 0;
      case WEBHOOK -> 1;
      case FILE_CHANGE -> 2;
      case POLL -> 3;
      case RECONCILE -> 4;
      case START_UP -> 5;
    };
  }

  /// As people read it: `file change`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// Whether a pass with this cause compares the target with the inventory even when the source did
  /// not move.
  public boolean looksForDrift() {
    return this != POLL && this != WEBHOOK;
  }
}
