package dev.syncline.app.work.change;

import dev.syncline.core.content.Content.Artifact;
import dev.syncline.core.content.Kind;
import dev.syncline.core.plan.Effects;
import dev.syncline.core.plan.Intent;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Journal;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.plan.Plan;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.target.Observed;
import dev.syncline.core.target.Probation;
import dev.syncline.core.target.Recovery;
import dev.syncline.core.target.Restorable;
import dev.syncline.core.target.Target;
import dev.syncline.core.target.Verdict;
import dev.syncline.testkit.FakeTarget;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A target that could go back, had it not lost the bytes of all that was before.
record Forgetful(FakeTarget target) implements Target<Artifact>, Restorable {
  @Override
  public Set<Kind<? extends Artifact>> accepts() {
    return target.accepts();
  }

  @Override
  public Observed<Artifact> observe(Owned owned) {
    return target.observe(owned);
  }

  @Override
  public Effects apply(Plan plan, Artifact content, Journal journal)
      throws SyncException, InterruptedException {
    return target.apply(plan, content, journal);
  }

  @Override
  public Verdict verify(Intent intent, Optional<Probation> soFar, Instant now) {
    return target.verify(intent, soFar, now);
  }

  @Override
  public Recovery recover(Intent intent, Journal journal)
      throws SyncException, InterruptedException {
    return target.recover(intent, journal);
  }

  @Override
  public Plan restoration(Inventory knownGood) throws SyncException {
    throw SyncException.rejected("SYN-TEST-GONE", "going back", "the bytes are gone", "Pin it");
  }

  @Override
  public Effects restore(Plan plan, Journal journal) throws SyncException, InterruptedException {
    return target.restore(plan, journal);
  }
}
