package dev.syncline.engine.pass;

import java.time.Duration;
import java.time.Instant;

/// What happens after a pass, beside what rings anyway.
public sealed interface Next {
  /// Polls and reconciles as declared.
  record AsDeclared() implements Next {}

  /// A look at what is on probation, at that time.
  record Look(Instant at) implements Next {}

  /// The source did not answer: asked again as declared, but more slowly, at the soonest after
  /// `atLeast`.
  record Slower(Duration atLeast) implements Next {}

  /// The machine was in the way: tried again by itself, at the soonest after `atLeast`.
  record Retry(Duration atLeast) implements Next {}
}
