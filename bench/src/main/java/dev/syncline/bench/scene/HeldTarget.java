package dev.syncline.bench.scene;

import dev.syncline.core.content.Content.Tree;
import dev.syncline.core.content.Kind;
import dev.syncline.core.plan.Change;
import dev.syncline.core.plan.Effects;
import dev.syncline.core.plan.Intent;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Journal;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.plan.Plan;
import dev.syncline.core.run.Problem;
import dev.syncline.core.target.Desired;
import dev.syncline.core.target.Observed;
import dev.syncline.core.target.Probation;
import dev.syncline.core.target.Recovery;
import dev.syncline.core.target.Target;
import dev.syncline.core.target.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A target that is always in step: what is measured changes nothing, and a pass that wants to
/// would be a mistake of the benchmark.
final class HeldTarget implements Target<Tree> {
  @Override
  public Set<Kind<? extends Tree>> accepts() {
    return Set.of(Kind.TREE);
  }

  @Override
  public Observed<Tree> observe(Owned owned) {
    return new InStep();
  }

  @Override
  public Effects apply(Plan plan, Tree content, Journal journal) {
    throw unexpected();
  }

  @Override
  public Verdict verify(Intent intent, Optional<Probation> soFar, Instant now) {
    throw unexpected();
  }

  @Override
  public Recovery recover(Intent intent, Journal journal) {
    throw unexpected();
  }

  private static IllegalStateException unexpected() {
    return new IllegalStateException("nothing was to be brought");
  }

  private record InStep() implements Observed<Tree> {
    @Override
    public Optional<Inventory> found() {
      return Optional.empty();
    }

    @Override
    public List<Problem> problems() {
      return List.of();
    }

    @Override
    public List<Change> drift(Owned owned) {
      return List.of();
    }

    @Override
    public Plan plan(Desired<Tree> desired, Owned owned) {
      throw unexpected();
    }
  }
}
