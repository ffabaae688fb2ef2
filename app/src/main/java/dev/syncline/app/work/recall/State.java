package dev.syncline.app.work.recall;

import dev.syncline.app.cli.Words.Tone;
import java.time.Instant;
import java.util.Optional;

/// How a sync stands: `word` for programs, `text` for people, since when, and when it is looked at
/// next, where that is known.
record State(String word, String text, Tone tone, Optional<Instant> since, Optional<Instant> next) {
  static State of(String word, String text, Tone tone, Optional<Instant> since) {
    return new State(word, text, tone, since, Optional.empty());
  }
}
