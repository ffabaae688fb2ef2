package dev.syncline.engine.pass;

import dev.syncline.core.content.Promise;
import dev.syncline.core.plan.Objection;
import dev.syncline.core.plan.Plan;
import dev.syncline.core.policy.Said;
import java.util.Optional;

/// What a pass would do now.
public sealed interface Preview {
  /// It would change nothing, and why.
  record Nothing(String reason) implements Preview {}

  /// It would carry `plan` out: to bring a version, or, where `healing`, to undo drift. `promise`
  /// is there where the plan was made without the content; `objection` where a guard would stop it
  /// unless a person has agreed (`agreed`).
  record Bring(
      Plan plan,
      boolean healing,
      Optional<Promise> promise,
      Optional<Objection> objection,
      Optional<Said> agreed)
      implements Preview {
    /// Whether the guard would stop it.
    public boolean isHalted() {
      return objection.isPresent() && agreed.isEmpty();
    }
  }
}
