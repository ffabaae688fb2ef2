package dev.syncline.app.work.say;

import dev.syncline.core.policy.PersonDecision;
import dev.syncline.core.policy.Said;

/// Whose word something is.
public final class Says {
  private Says() {}

  /// `by ada`, with the reason where one was given.
  public static String by(Said said) {
    return said.why().isBlank()
        ? "by " + said.who()
        : "by %s: %s".formatted(said.who(), said.why());
  }

  /// Until when a hold stands, in words; empty for other decisions.
  public static String until(Said said) {
    if (!(said.what() instanceof PersonDecision.Hold(var until, var past))) {
      return "";
    }
    if (until.isPresent()) {
      return " until " + Times.moment(until.get());
    }
    return past.map(
            revision -> " until something newer than %s comes".formatted(revision.shortened()))
        .orElse(" until 'syncline unhold'");
  }
}
