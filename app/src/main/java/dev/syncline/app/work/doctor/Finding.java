package dev.syncline.app.work.doctor;

import dev.syncline.core.run.Complaint;
import java.util.Locale;

/// What was found about one thing: `subject` is a sync, a host or `here`; `next` is empty where
/// there is nothing to do.
record Finding(String subject, String about, Verdict verdict, String text, String next) {
  /// Of this machine as a whole.
  static final String HERE = "here";

  enum Verdict {
    WELL,
    NOTE,
    WRONG;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Finding well(String subject, String about, String text) {
    return new Finding(subject, about, Verdict.WELL, text, "");
  }

  static Finding note(String subject, String about, String text, String next) {
    return new Finding(subject, about, Verdict.NOTE, text, next);
  }

  static Finding wrong(String subject, String about, String text, String next) {
    return new Finding(subject, about, Verdict.WRONG, text, next);
  }

  static Finding wrong(String subject, String about, Complaint complaint) {
    var text = "%s [%s]".formatted(complaint.why(), complaint.code());
    return wrong(subject, about, text, complaint.next());
  }

  boolean isWrong() {
    return verdict == Verdict.WRONG;
  }
}
