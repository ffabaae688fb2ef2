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

  /// As people read it: `file change`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// Whether a pass with this cause compares the target with the inventory even when the source did
  /// not move.
  public boolean looksForDrift() {
    return this == PERSON || this == RECONCILE || this == START_UP;
  }
}
