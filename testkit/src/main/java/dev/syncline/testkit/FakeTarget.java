package dev.syncline.testkit;

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
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.Problem;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.target.Desired;
import dev.syncline.core.target.Look;
import dev.syncline.core.target.Observed;
import dev.syncline.core.target.Probation;
import dev.syncline.core.target.ProbationTerms;
import dev.syncline.core.target.Recovery;
import dev.syncline.core.target.Restorable;
import dev.syncline.core.target.Target;
import dev.syncline.core.target.Tries;
import dev.syncline.core.target.Verdict;
import dev.syncline.core.transform.Recipe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A target in memory that holds one thing, `service`: what is on its disk, what runs, and which
/// digests are sick. Outlives a halt, as a disk does.
public final class FakeTarget implements Target<Artifact>, Restorable, Tries {
  public static final String KEY = "service";

  private final FaultPoints faults;
  private final ProbationTerms terms;
  private final Deque<Fault> applyFaults = new ArrayDeque<>();
  private final Deque<Fault> reloadFaults = new ArrayDeque<>();
  private final Set<Digest> sick = new HashSet<>();
  private final List<Digest> switches = new ArrayList<>();
  private Optional<Digest> live = Optional.empty();
  private Optional<Digest> running = Optional.empty();
  private Optional<Candidate> foundAs = Optional.empty();
  private Recipe trial = Recipe.of(List.of("as declared"));

  /// A target whose probation lasts `healthyFor`; zero means none.
  public FakeTarget(FaultPoints faults, Duration healthyFor) {
    this.faults = faults;
    this.terms = new ProbationTerms(healthyFor, Duration.ofMinutes(5), 3, Duration.ofSeconds(2));
  }

  public FakeTarget() {
    this(FaultPoints.NONE, Duration.ZERO);
  }

  public synchronized Optional<Digest> live() {
    return live;
  }

  public synchronized Optional<Digest> running() {
    return running;
  }

  /// Every digest that was put in place, in order.
  public synchronized List<Digest> switches() {
    return List.copyOf(switches);
  }

  /// Somebody else changes what is there.
  public synchronized void edit(Digest digest) {
    live = Optional.of(digest);
  }

  /// Something was installed here before us, and runs.
  public synchronized void installedBefore(Candidate candidate, Digest digest) {
    live = Optional.of(digest);
    running = live;
    foundAs = Optional.of(candidate);
  }

  /// From now on whatever has this digest starts but is never healthy.
  public synchronized void makeSick(Digest digest) {
    sick.add(digest);
  }

  public synchronized void heal(Digest digest) {
    sick.remove(digest);
  }

  /// From now on what is brought is tried otherwise.
  public synchronized void tryBy(String how) {
    trial = Recipe.of(List.of(how));
  }

  @Override
  public synchronized Recipe trial() {
    return trial;
  }

  public synchronized void failNextApply(Fault fault) {
    applyFaults.add(fault);
  }

  /// What was switched is not run yet: neither by the next apply nor by the recoveries after it.
  public synchronized void failNextReload(Fault fault) {
    reloadFaults.add(fault);
  }

  private void reload() throws SyncException {
    var fault = reloadFaults.poll();
    if (fault != null) {
      throw new SyncException(fault);
    }
    running = live;
  }

  @Override
  public Set<Kind<? extends Artifact>> accepts() {
    return Set.of(Kind.ARTIFACT);
  }

  @Override
  public synchronized Observed<Artifact> observe(Owned owned) {
    return new Seen(live, foundAs);
  }

  @Override
  public synchronized Effects apply(Plan plan, Artifact content, Journal journal)
      throws SyncException, InterruptedException {
    var fault = applyFaults.poll();
    if (fault != null) {
      throw new SyncException(fault);
    }
    return put(content.digest(), plan, journal);
  }

  private Effects put(Digest digest, Plan plan, Journal journal)
      throws SyncException, InterruptedException {
    journal.append("switching");
    faults.at("fake.switch.before");
    if (!live.equals(Optional.of(digest))) {
      live = Optional.of(digest);
      switches.add(digest);
    }
    faults.at("fake.switch.after");
    reload();
    faults.at("fake.reload.after");
    journal.append("reloaded");
    return new Effects(List.of(new Effect(Effect.Kind.UPDATED, KEY)), plan.becomes().orElseThrow());
  }

  @Override
  public synchronized Verdict verify(Intent intent, Optional<Probation> soFar, Instant now) {
    var wanted = intent.after().items().getFirst().wrote();
    if (!live.equals(Optional.of(wanted))) {
      return new Verdict.Sick("what is there is not what was put there");
    }
    Look look = sick.contains(wanted) ? new Look.Unhealthy("answers 503") : new Look.Healthy();
    return soFar.orElse(Probation.begun(now)).after(look, terms, now);
  }

  @Override
  public synchronized Recovery recover(Intent intent, Journal journal)
      throws SyncException, InterruptedException {
    var wanted = intent.after().items().getFirst().wrote();
    if (!live.equals(Optional.of(wanted))) {
      return new Recovery.Undone("it is as it was before");
    }
    reload();
    faults.at("fake.recover.after");
    return new Recovery.Finished(
        new Effects(List.of(new Effect(Effect.Kind.UPDATED, KEY)), intent.after()));
  }

  @Override
  public synchronized Plan restoration(Inventory knownGood) {
    var to = knownGood.items().getFirst().wrote();
    var change =
        live.map(from -> Change.replace(KEY, from, to)).orElseGet(() -> Change.create(KEY, to));
    return new Plan(knownGood.of(), List.of(change), Optional.of(knownGood));
  }

  @Override
  public synchronized Effects restore(Plan plan, Journal journal)
      throws SyncException, InterruptedException {
    return put(plan.changes().getFirst().to().orElseThrow(), plan, journal);
  }

  private record Seen(Optional<Digest> live, Optional<Candidate> foundAs)
      implements Observed<Artifact> {
    @Override
    public Optional<Inventory> found() {
      return foundAs.map(as -> new Inventory(as, List.of(new Item(KEY, live.orElseThrow()))));
    }

    @Override
    public List<Problem> problems() {
      return List.of();
    }

    @Override
    public List<Change> drift(Owned owned) {
      return owned.installed().stream()
          .map(inventory -> inventory.items().getFirst().wrote())
          .filter(wrote -> !live.equals(Optional.of(wrote)))
          .map(wrote -> change(wrote).because("was edited"))
          .toList();
    }

    @Override
    public Plan plan(Desired<Artifact> desired, Owned owned) {
      return switch (desired) {
        case Desired.Promised<Artifact> promised ->
            new Plan(promised.candidate(), List.of(change(Optional.empty())), Optional.empty());
        case Desired.Ready<Artifact> ready -> {
          var wanted = ready.content().digest();
          var inventory = new Inventory(ready.candidate(), List.of(new Item(KEY, wanted)));
          List<Change> changes =
              live.equals(Optional.of(wanted)) ? List.of() : List.of(change(wanted));
          yield new Plan(ready.candidate(), changes, Optional.of(inventory));
        }
      };
    }

    private Change change(Digest to) {
      return change(Optional.of(to));
    }

    private Change change(Optional<Digest> to) {
      var action = live.isPresent() ? Change.Action.REPLACE : Change.Action.CREATE;
      return new Change(action, KEY, live, to, false, "");
    }
  }
}
