package dev.syncline.testkit;

import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.OpenRun;
import dev.syncline.core.ledger.Run;
import dev.syncline.core.plan.Effect;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.Step;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Candidate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/// What the entries about a run do, within the bounds that every ledger keeps.
final class MemoryRuns {
  private static final int RUNS_MAX = 200;
  private static final int LOG_MAX = 64 * 1024;
  private static final int EFFECTS_MAX = 200;
  private static final int PROBLEMS_MAX = 50;

  private MemoryRuns() {}

  static void open(MemoryState state, Entry.RunOpened opened) throws SyncException {
    var run =
        new Run(
            opened.run(),
            opened.sync(),
            opened.causes(),
            opened.at(),
            Optional.empty(),
            opened.from(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of());
    if (state.runs.putIfAbsent(run.id(), run) != null) {
      throw refused(run.id(), "there is a run of that name already");
    }
    sweep(state, run);
  }

  private static void sweep(MemoryState state, Run newest) {
    var newestFirst =
        state.runs.sequencedValues().reversed().stream()
            .filter(run -> run.sync().equals(newest.sync()))
            .toList();
    newestFirst.stream()
        .skip(RUNS_MAX)
        .filter(run -> !state.open.containsKey(run.id()))
        .forEach(run -> state.runs.remove(run.id()));
    state.logs.keySet().retainAll(state.runs.keySet());
  }

  static void take(MemoryState state, Entry.RunTook took) throws SyncException {
    var run = known(state, took.run());
    state.runs.put(run.id(), change(run, Optional.of(took.to()), run.steps()));
  }

  static void step(MemoryState state, Entry.StepTaken taken) throws SyncException {
    var run = known(state, taken.run());
    state.runs.put(run.id(), change(run, run.to(), with(run.steps(), taken.step())));
  }

  static void note(MemoryState state, Entry.ProblemNoted noted) throws SyncException {
    var run = known(state, noted.run());
    var problems = with(run.problems(), noted.problem()).stream().limit(PROBLEMS_MAX).toList();
    state.runs.put(
        run.id(),
        new Run(
            run.id(),
            run.sync(),
            run.causes(),
            run.started(),
            run.ended(),
            run.from(),
            run.to(),
            run.outcome(),
            run.steps(),
            run.effects(),
            problems));
  }

  static void log(MemoryState state, Entry.LogKept kept) throws SyncException {
    known(state, kept.run());
    var tail = kept.tail();
    state.logs.put(kept.run(), tail.substring(Math.max(0, tail.length() - LOG_MAX)));
  }

  static void intend(MemoryState state, Entry.Intended intended) throws SyncException {
    var intent = intended.intent();
    var run = going(state, intent.run());
    if (!run.sync().equals(intent.sync())) {
      throw refused(run.id(), "it is a run of " + run.sync());
    }
    state.open.put(run.id(), new OpenRun(intent, List.of(), Optional.empty(), Optional.empty()));
  }

  static void journal(MemoryState state, Entry.Journaled journaled) throws SyncException {
    var open = intent(state, journaled.run());
    var steps = with(open.journal(), journaled.step());
    state.open.put(
        journaled.run(), new OpenRun(open.intent(), steps, open.probation(), open.nextLook()));
  }

  static void watch(MemoryState state, Entry.Watched watched) throws SyncException {
    var open = intent(state, watched.run());
    state.open.put(
        watched.run(),
        new OpenRun(
            open.intent(),
            open.journal(),
            Optional.of(watched.probation()),
            Optional.of(watched.next())));
  }

  static void end(MemoryState state, Entry.RunEnded ended) throws SyncException {
    var run = going(state, ended.run());
    boolean over = ended.outcome().isFinal();
    var at = Optional.of(ended.at()).filter(_ -> over);
    var effects = new ArrayList<>(run.effects());
    effects.addAll(ended.effects());
    state.runs.put(run.id(), rest(run, at, ended.outcome(), bounded(effects)));
    if (over) {
      state.open.remove(run.id());
    }
  }

  private static List<Effect> bounded(List<Effect> effects) {
    var kept = new ArrayList<>(effects.stream().limit(EFFECTS_MAX).toList());
    var rest = new EnumMap<Effect.Kind, Long>(Effect.Kind.class);
    effects.stream().skip(EFFECTS_MAX).forEach(effect -> rest.merge(effect.kind(), 1L, Long::sum));
    rest.forEach((kind, count) -> kept.add(Effect.more(kind, count)));
    return List.copyOf(kept);
  }

  private static Run known(MemoryState state, RunId id) throws SyncException {
    var run = state.runs.get(id);
    if (run == null) {
      throw refused(id, "it is not known");
    }
    return run;
  }

  private static Run going(MemoryState state, RunId id) throws SyncException {
    var run = known(state, id);
    if (run.ended().isPresent()) {
      throw refused(id, "it is over");
    }
    return run;
  }

  private static OpenRun intent(MemoryState state, RunId id) throws SyncException {
    var open = state.open.get(id);
    if (open == null) {
      throw refused(id, "it has no open intent");
    }
    return open;
  }

  private static SyncException refused(RunId run, String why) {
    return SyncException.rejected(
        "SYN-LEDGER-RUN", "run " + run, why, "This is a defect in Syncline; please report it");
  }

  private static <T> List<T> with(List<T> list, T one) {
    var longer = new ArrayList<>(list);
    longer.add(one);
    return List.copyOf(longer);
  }

  private static Run change(Run run, Optional<Candidate> to, List<Step> steps) {
    return new Run(
        run.id(),
        run.sync(),
        run.causes(),
        run.started(),
        run.ended(),
        run.from(),
        to,
        run.outcome(),
        steps,
        run.effects(),
        run.problems());
  }

  private static Run rest(Run run, Optional<Instant> ended, Outcome outcome, List<Effect> effects) {
    return new Run(
        run.id(),
        run.sync(),
        run.causes(),
        run.started(),
        ended,
        run.from(),
        run.to(),
        Optional.of(outcome),
        run.steps(),
        effects,
        run.problems());
  }
}
