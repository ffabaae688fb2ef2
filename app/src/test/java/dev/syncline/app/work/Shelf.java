package dev.syncline.app.work;

import dev.syncline.core.content.Content.Artifact;
import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Kind;
import dev.syncline.core.plan.Change;
import dev.syncline.core.plan.Effect;
import dev.syncline.core.plan.Effects;
import dev.syncline.core.plan.Intent;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Item;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A target of several things, so that something can be deleted; it cannot go back by itself.
public final class Shelf implements Target<Artifact> {
  private final Map<String, List<String>> wanted = new HashMap<>();

  /// The version `name` has these things and no others.
  public void stock(String name, String... keys) {
    wanted.put(name, List.of(keys));
  }

  @Override
  public Set<Kind<? extends Artifact>> accepts() {
    return Set.of(Kind.ARTIFACT);
  }

  @Override
  public Observed<Artifact> observe(Owned owned) {
    return new Seen();
  }

  @Override
  public Effects apply(Plan plan, Artifact content, Journal journal) {
    var done =
        plan.changes().stream()
            .map(change -> new Effect(Effect.Kind.UPDATED, change.key()))
            .toList();
    return new Effects(done, plan.becomes().orElseThrow());
  }

  @Override
  public Verdict verify(Intent intent, Optional<Probation> soFar, Instant now) {
    return new Verdict.Well();
  }

  @Override
  public Recovery recover(Intent intent, Journal journal) {
    return new Recovery.Undone("it is as it was before");
  }

  private final class Seen implements Observed<Artifact> {
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
    public Plan plan(Desired<Artifact> desired, Owned owned) {
      var candidate = desired.candidate();
      if (desired instanceof Desired.Promised<Artifact>) {
        return new Plan(candidate, List.of(unknown()), Optional.empty());
      }
      var keys = wanted.getOrDefault(candidate.name(), List.of());
      var changes = new ArrayList<Change>();
      keys.forEach(key -> changes.add(Change.create(key, Digest.of(key))));
      owned.installed().stream()
          .flatMap(inventory -> inventory.items().stream())
          .filter(item -> !keys.contains(item.key()))
          .forEach(item -> changes.add(Change.delete(item.key(), item.wrote())));
      var items = keys.stream().map(key -> new Item(key, Digest.of(key))).toList();
      return new Plan(candidate, changes, Optional.of(new Inventory(candidate, items)));
    }

    private Change unknown() {
      return new Change(
          Change.Action.REPLACE, "shelf", Optional.empty(), Optional.empty(), false, "");
    }
  }
}
