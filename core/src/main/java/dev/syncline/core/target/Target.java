package dev.syncline.core.target;

import dev.syncline.core.content.Content;
import dev.syncline.core.content.Kind;
import dev.syncline.core.plan.Effects;
import dev.syncline.core.plan.Intent;
import dev.syncline.core.plan.Journal;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.plan.Plan;
import dev.syncline.core.run.SyncException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What one sync brings into step. Called by one thread at a time.
public interface Target<B extends Content> {
  /// The kinds of content it takes.
  Set<Kind<? extends B>> accepts();

  /// What is there now. Changes nothing; needs no right to write.
  Observed<B> observe(Owned owned) throws SyncException, InterruptedException;

  /// Carries `plan` out with the content it was made for. Idempotent: repeated after a kill it ends
  /// in the same state. When it throws, the target is as before or [#recover] can bring it there.
  Effects apply(Plan plan, B content, Journal journal) throws SyncException, InterruptedException;

  /// Whether the target is as `intent` said it should be, and well. `soFar` is empty at the first
  /// look. Safe to call at any time; a look that is not answered is Sick or Watching, not a fault.
  Verdict verify(Intent intent, Optional<Probation> soFar, Instant now)
      throws SyncException, InterruptedException;

  /// Finishes or undoes what a kill left open, from the journal and from what is really there. May
  /// itself be killed and called again.
  Recovery recover(Intent intent, Journal journal) throws SyncException, InterruptedException;
}
