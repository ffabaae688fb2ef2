package dev.syncline.engine.sketch;

import dev.syncline.core.content.Content.Manifests;
import dev.syncline.core.content.Content.Tree;
import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Kind;
import dev.syncline.core.content.Manifest;
import dev.syncline.core.content.Promise;
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
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Staging;
import dev.syncline.core.target.Desired;
import dev.syncline.core.target.Look;
import dev.syncline.core.target.Observed;
import dev.syncline.core.target.Probation;
import dev.syncline.core.target.ProbationTerms;
import dev.syncline.core.target.Recovery;
import dev.syncline.core.target.Restorable;
import dev.syncline.core.target.Target;
import dev.syncline.core.target.Verdict;
import dev.syncline.core.transform.Recipe;
import dev.syncline.core.transform.Transform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Git through render to kubernetes. The inventory holds what we last wrote of every object, so
/// drift is what differs from that; a roll-out is watched like a binary's probation; going back
/// re-applies a set that was kept and prunes what the bad one made.
final class GitToKubernetes {
  private GitToKubernetes() {}

  /// Renders a tree into objects.
  record Render() implements Transform<Tree, Manifests> {
    @Override
    public Kind<Tree> takes() {
      return Kind.TREE;
    }

    @Override
    public Kind<Manifests> makes() {
      return Kind.MANIFESTS;
    }

    @Override
    public Recipe recipe() {
      return Recipe.of(List.of("render", "plain"));
    }

    @Override
    public Promise promise(Candidate candidate) {
      return new Promise(Kind.MANIFESTS, candidate.revision(), "manifests", "rendered");
    }

    @Override
    public Manifests make(Tree input, Candidate candidate, Staging staging) {
      return new Manifests(
          input.revision(), List.of(new Manifest("apps/Deployment/shop/web", "{}")));
    }
  }

  /// What one LIST a kind has shown: objects by key, with the digest of the fields that we manage.
  record Cluster(Map<String, Digest> managed) implements Observed<Manifests> {
    @Override
    public Optional<Inventory> found() {
      return Optional.empty(); // objects of others are not ours, and never adopted by looking
    }

    @Override
    public List<Problem> problems() {
      return List.of();
    }

    @Override
    public List<Change> drift(Owned owned) {
      return owned.installed().stream()
          .flatMap(inventory -> inventory.items().stream())
          .flatMap(item -> drift(item).stream())
          .toList();
    }

    private Optional<Change> drift(Item item) {
      var there = managed.get(item.key());
      if (there == null) {
        return Optional.of(Change.create(item.key(), item.wrote()).because("was deleted"));
      }
      return there.equals(item.wrote())
          ? Optional.empty()
          : Optional.of(Change.replace(item.key(), there, item.wrote()).because("edited"));
    }

    @Override
    public Plan plan(Desired<Manifests> desired, Owned owned) {
      return switch (desired) {
        case Desired.Promised<Manifests>(var candidate, var promise) ->
            new Plan(
                candidate,
                List.of(
                    new Change(
                        Change.Action.REPLACE,
                        promise.name(),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        "known after rendering")),
                Optional.empty());
        case Desired.Ready<Manifests>(var candidate, var manifests) ->
            plan(candidate, manifests, owned);
      };
    }

    private Plan plan(Candidate candidate, Manifests manifests, Owned owned) {
      var wanted = new LinkedHashMap<String, Digest>();
      manifests.objects().forEach(object -> wanted.put(object.key(), Digest.of(object.json())));
      var changes = new ArrayList<Change>();
      wanted.forEach((key, digest) -> change(key, digest).ifPresent(changes::add));
      owned.installed().stream()
          .flatMap(inventory -> inventory.items().stream())
          .filter(item -> !wanted.containsKey(item.key()) && managed.containsKey(item.key()))
          .forEach(item -> changes.add(Change.delete(item.key(), item.wrote())));
      var items = wanted.entrySet().stream().map(e -> new Item(e.getKey(), e.getValue())).toList();
      return new Plan(candidate, changes, Optional.of(new Inventory(candidate, items)));
    }

    private Optional<Change> change(String key, Digest digest) {
      var there = managed.get(key);
      if (there == null) {
        return Optional.of(Change.create(key, digest));
      }
      return there.equals(digest)
          ? Optional.empty()
          : Optional.of(Change.replace(key, there, digest));
    }
  }

  /// Server-side apply: every object is written idempotently, so a journal needs no step of its own
  /// and recovery is to apply again.
  record Kubernetes(Map<String, Digest> cluster, Map<Inventory, Manifests> kept)
      implements Target<Manifests>, Restorable {
    private static final ProbationTerms WAIT =
        new ProbationTerms(Duration.ZERO, Duration.ofMinutes(5), 1, Duration.ofSeconds(2));

    @Override
    public Set<Kind<? extends Manifests>> accepts() {
      return Set.of(Kind.MANIFESTS);
    }

    @Override
    public Observed<Manifests> observe(Owned owned) {
      return new Cluster(Map.copyOf(cluster));
    }

    @Override
    public Effects apply(Plan plan, Manifests content, Journal journal) {
      return carryOut(plan);
    }

    private Effects carryOut(Plan plan) {
      var done = new ArrayList<Effect>();
      for (var change : plan.changes()) {
        change
            .to()
            .ifPresentOrElse(
                digest -> cluster.put(change.key(), digest), () -> cluster.remove(change.key()));
        done.add(new Effect(Effect.Kind.UPDATED, change.key()));
      }
      return new Effects(done, plan.becomes().orElseThrow());
    }

    @Override
    public Verdict verify(Intent intent, Optional<Probation> soFar, Instant now) {
      boolean ready = intent.after().items().stream().allMatch(i -> cluster.containsKey(i.key()));
      var look = ready ? new Look.Healthy() : new Look.Unhealthy("0 of 3 replicas are ready");
      return soFar.orElse(Probation.begun(now)).after(look, WAIT, now);
    }

    @Override
    public Recovery recover(Intent intent, Journal journal) {
      return new Recovery.Undone("what was applied is applied again");
    }

    @Override
    public Plan restoration(Inventory knownGood) throws SyncException, InterruptedException {
      var manifests = kept.get(knownGood);
      if (manifests == null) {
        throw SyncException.rejected(
            "SYN-KUBERNETES-NO-SET", "going back", "the rendered set is gone", "Pin the revision");
      }
      var owned = new Owned(Optional.of(knownGood), Optional.of(knownGood));
      return observe(owned).plan(new Desired.Ready<>(knownGood.of(), manifests), owned);
    }

    @Override
    public Effects restore(Plan plan, Journal journal) {
      return carryOut(plan);
    }
  }
}
