package dev.syncline.engine.pass;

import java.time.Duration;

/// What happens after a pass, beside what rings anyway and the looks at what is on probation
/// ([Worker#nextLook]).
public sealed interface Next {
  /// Polls and reconciles as declared.
  record AsDeclared() implements Next {}

  /// As declared, but the next poll no later than `within`: something on offer waits for just that
  /// time.
  record Sooner(Duration within) implements Next {}

  /// The source did not answer: asked again as declared, but more slowly, at the soonest after
  /// `atLeast`.
  record Slower(Duration atLeast) implements Next {}

  /// What was begun could not be finished for now (who reloads is away): taken up again soon,
  /// however often, at the soonest after `atLeast`. No source is asked for that.
  record Resume(Duration atLeast) implements Next {}

  /// The machine was in the way: tried again by itself, at the soonest after `atLeast`.
  record Retry(Duration atLeast) implements Next {}
}
