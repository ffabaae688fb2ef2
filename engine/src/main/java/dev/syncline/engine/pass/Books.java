package dev.syncline.engine.pass;

import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.Ledger;
import dev.syncline.core.ledger.Look;
import dev.syncline.core.ledger.Run;
import dev.syncline.core.plan.Effect;
import dev.syncline.core.policy.Standing;
import dev.syncline.core.run.Condition;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Candidate;
import dev.syncline.engine.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes one sync's runs into the ledger; what belongs together is written together.
final class Books {
  private final SyncName sync;
  private final Workshop shop;
  private @Nullable Map<Condition.Type, Condition> conditions; // read once, then kept in step

  private @Nullable Repute repute; // read once, then kept in step

  Books(SyncName sync, Workshop shop) {
    this.sync = sync;
    this.shop = shop;
  }

  Ledger ledger() {
    return shop.ledger();
  }

  Instant now() {
    return shop.pace().now();
  }

  void write(List<? extends Entry> entries) throws SyncException, InterruptedException {
    if (!entries.isEmpty()) {
      shop.ledger().write(shop.tenure(), List.copyOf(entries));
    }
  }

  /// Opens a run that will do more than look.
  void open(Trail trail, Optional<Candidate> from, Candidate to)
      throws SyncException, InterruptedException {
    var run = trail.run();
    write(
        List.of(
            new Entry.RunOpened(run, sync, trail.causes(), trail.started(), from),
            new Entry.RunTook(run, to)));
    trail.opened();
  }

  /// What people have said about this sync so far.
  Standing standing() throws SyncException {
    return Standing.of(ledger().decisions().of(sync), now());
  }

  /// Whether a version was given up and nothing good is in its place.
  boolean needsAPerson() throws SyncException {
    var ready = known().get(Condition.Type.READY);
    return ready != null && Standpoint.needsAPerson(ready);
  }

  boolean isQuarantined(Candidate candidate) throws SyncException {
    return ledger().quarantines().of(sync).stream()
        .anyMatch(bad -> bad.holds(candidate.origin(), candidate.revision()));
  }

  private Next next(Survey<?> survey) {
    return survey.decision().blocked().stream()
        .flatMap(blocked -> blocked.until().stream())
        .min(Comparator.naturalOrder())
        .<Next>map(until -> new Next.Sooner(Duration.between(now(), until)))
        .orElseGet(Next.AsDeclared::new);
  }

  /// Writes what a pass saw that changed nothing, and reports it.
  Report looked(Trail trail, Outcome outcome) throws SyncException, InterruptedException {
    trail.leave(outcome.word());
    var survey = trail.survey();
    var entries = new ArrayList<Entry>();
    entries.add(new Entry.Looked(seen(trail, outcome, now())));
    var changed = changedBy(outcome, survey.flatMap(Survey::drifted));
    boolean asked = isAskedAnew(outcome);
    changed.forEach(condition -> entries.add(new Entry.ConditionSet(sync, condition)));
    var ending = new Ending(trail.run(), outcome, List.of());
    entries.addAll(notices(trail, ending, !trail.isRefused() && isReady(changed), asked));
    write(entries);
    tell(changed);
    Optional<Candidate> installed = survey.flatMap(Survey::installed);
    var next = survey.map(this::next).orElseGet(Next.AsDeclared::new);
    return new Report(trail.run(), outcome, installed, Optional.empty(), 0, next);
  }

  private Look seen(Trail trail, Outcome outcome, Instant at) {
    var survey = trail.survey();
    return new Look(
        sync,
        at,
        trail.causes(),
        outcome,
        survey.flatMap(seen -> seen.decision().latest()).map(Candidate::label),
        survey
            .flatMap(seen -> seen.decision().blocked().stream().findFirst())
            .map(blocked -> blocked.candidate().label() + ": " + blocked.reason()));
  }

  /// Ends a run, or lets it rest on probation, together with `entries`, and with what its pass saw.
  void end(Trail trail, List<Entry> entries, Ending ending)
      throws SyncException, InterruptedException {
    var all = new ArrayList<Entry>(trail.take());
    all.addAll(entries);
    var now = now();
    if (trail.survey().isPresent()) {
      all.add(new Entry.Looked(seen(trail, ending.outcome(), now)));
    }
    all.add(new Entry.RunEnded(ending.run(), ending.outcome(), ending.effects(), now));
    boolean inStep =
        ending.outcome() instanceof Outcome.Applied
            || ending.outcome() instanceof Outcome.RolledBack;
    var changed = changedBy(ending.outcome(), inStep ? Optional.of(false) : Optional.empty());
    changed.forEach(condition -> all.add(new Entry.ConditionSet(sync, condition)));
    boolean givenUp = entries.stream().anyMatch(Entry.Quarantined.class::isInstance);
    all.addAll(notices(trail, ending, isReady(changed), givenUp));
    write(all);
    tell(changed);
  }

  private List<Entry> notices(Trail trail, Ending ending, boolean ready, boolean inAnyCase)
      throws SyncException {
    return switch (repute().after(ending.outcome(), ready, inAnyCase)) {
      case NONE -> List.of();
      case TOLD -> told(trail, ending, false);
      case RECOVERED -> told(trail, ending, true);
    };
  }

  private List<Entry> told(Trail trail, Ending ending, boolean recovered) throws SyncException {
    var run = run(ending.run());
    var ended =
        new Notices.Ended(
            ending.run(),
            sync,
            run.flatMap(Run::from),
            run.flatMap(Run::to).or(trail::concerned),
            ending.outcome(),
            recovered,
            now());
    return shop.notices().about(ended).stream().<Entry>map(Entry.MessageQueued::new).toList();
  }

  private Repute repute() throws SyncException {
    if (repute == null) {
      repute = Repute.of(Optional.ofNullable(known().get(Condition.Type.READY)));
    }
    return repute;
  }

  private boolean isReady(List<Condition> changed) throws SyncException {
    return Stream.concat(changed.stream(), known().values().stream())
        .filter(condition -> condition.type() == Condition.Type.READY)
        .findFirst()
        .filter(Condition::holds)
        .isPresent();
  }

  /// How a run ended, and what it did that is not in the ledger yet.
  record Ending(RunId run, Outcome outcome, List<Effect> effects) {}

  /// How a run stands, as everybody reads it in the ledger.
  Report report(RunId run, Outcome outcome, Next next) throws SyncException {
    var kept = run(run);
    return new Report(
        run,
        outcome,
        kept.flatMap(Run::from),
        kept.flatMap(Run::to),
        kept.map(Run::changes).orElse(0),
        next);
  }

  private Optional<Run> run(RunId id) throws SyncException {
    return ledger().runs().find(id.value());
  }

  /// A person is told once of what waits for him, also where this process is not the first to see
  /// it.
  private boolean isAskedAnew(Outcome outcome) throws SyncException {
    return outcome instanceof Outcome.Waiting
        && !ledger().runs().lastLook(sync).map(Look::outcome).equals(Optional.of(outcome));
  }

  private List<Condition> changedBy(Outcome outcome, Optional<Boolean> drifted)
      throws SyncException {
    var known = known();
    var changed = new ArrayList<Condition>();
    boolean nothingNew =
        outcome instanceof Outcome.Unchanged
            || outcome instanceof Outcome.Suspended
            || outcome instanceof Outcome.Waiting;
    boolean stays = nothingNew && needsAPerson();
    for (var condition : Standpoint.after(outcome, drifted, now())) {
      if (stays && condition.type() != Condition.Type.DRIFTED) {
        continue;
      }
      var before = known.get(condition.type());
      var after = before == null ? condition : condition.after(before);
      if (!after.equals(before)) {
        changed.add(after);
      }
    }
    return changed;
  }

  private void tell(List<Condition> changed) throws SyncException {
    for (var condition : changed) {
      known().put(condition.type(), condition);
      shop.events().tell(new Event.ConditionChanged(sync, condition));
    }
  }

  private Map<Condition.Type, Condition> known() throws SyncException {
    if (conditions == null) {
      conditions = new EnumMap<>(Condition.Type.class);
      for (var condition : shop.ledger().conditions().of(sync)) {
        conditions.put(condition.type(), condition);
      }
    }
    return conditions;
  }
}
