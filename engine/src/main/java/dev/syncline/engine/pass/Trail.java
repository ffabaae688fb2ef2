package dev.syncline.engine.pass;

import dev.syncline.core.ledger.Entry;
import dev.syncline.core.policy.Said;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.Problem;
import dev.syncline.core.run.Progress;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.Step;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Candidate;
import dev.syncline.engine.event.Event;
import dev.syncline.engine.event.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What one run leaves behind: its stages with their times, and the last lines that were said. Kept
/// here until the run has something to write.
final class Trail implements Progress {
  private static final int LINES_MAX = 400;

  private final SyncName sync;
  private final RunId run;
  private final Set<Cause> causes;
  private final Instant started;
  private final Pace pace;
  private final Events events;
  private final List<Step> unwritten = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private int problemsWritten;
  private final Deque<String> lines = new ArrayDeque<>(); // guarded by itself
  private Optional<Candidate> concerned = Optional.empty();
  private Optional<Said> agreed = Optional.empty();
  private Optional<Survey<?>> survey = Optional.empty();
  private boolean opened;
  private boolean refused;
  private boolean undone;
  private String stage = "";
  private Instant stageSince;

  Trail(SyncName sync, RunId run, Set<Cause> causes, Pace pace, Events events) {
    this.sync = sync;
    this.run = run;
    this.causes = Set.copyOf(causes);
    this.started = pace.now();
    this.stageSince = started;
    this.pace = pace;
    this.events = events;
  }

  /// The same trail for the run that is really worked on: an earlier one that is recovered or
  /// looked at.
  Trail of(RunId other) {
    return other.equals(run) ? this : new Trail(sync, other, causes, pace, events);
  }

  RunId run() {
    return run;
  }

  Set<Cause> causes() {
    return causes;
  }

  Instant started() {
    return started;
  }

  /// What the pass looked at before it did anything.
  void saw(Survey<?> seen) {
    survey = Optional.of(seen);
  }

  Optional<Survey<?>> survey() {
    return survey;
  }

  /// From now on faults are about `candidate`, not about the source.
  void concern(Candidate candidate) {
    concerned = Optional.of(candidate);
  }

  void concernNothing() {
    concerned = Optional.empty();
  }

  /// What is brought rests on this approval.
  void restsOn(Said approval) {
    agreed = Optional.of(approval);
  }

  Optional<Said> agreed() {
    return agreed;
  }

  Optional<Candidate> concerned() {
    return concerned;
  }

  /// The run stands in the ledger: it must be ended there.
  void opened() {
    opened = true;
  }

  boolean isOpened() {
    return opened;
  }

  /// What was refused before is on offer still and not tried again.
  void refused() {
    refused = true;
  }

  boolean isRefused() {
    return refused;
  }

  /// The intent of this run failed and left the target as it was before.
  void undone() {
    undone = true;
  }

  boolean isUndone() {
    return undone;
  }

  /// Ends the stage that is under way and begins `name`.
  void enter(String name) {
    leave("");
    stage = name;
    events.tell(new Event.StageEntered(sync, run, name));
  }

  /// Ends the stage that is under way with what it came to.
  void leave(String detail) {
    var now = pace.now();
    if (!stage.isEmpty()) {
      unwritten.add(new Step(stage, stageSince, Duration.between(stageSince, now), detail));
      stage = "";
    }
    stageSince = now;
  }

  /// A finding that does not stop the run: told now, and kept with the run where there is one.
  void found(Problem problem) {
    problems.add(problem);
    events.tell(new Event.ProblemFound(sync, problem));
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /// Everything not yet written, as entries; each is given once.
  List<Entry> take() {
    var entries = new ArrayList<Entry>();
    unwritten.forEach(step -> entries.add(new Entry.StepTaken(run, step)));
    unwritten.clear();
    problems.stream()
        .skip(problemsWritten)
        .forEach(problem -> entries.add(new Entry.ProblemNoted(run, problem)));
    problemsWritten = problems.size();
    synchronized (lines) {
      if (!lines.isEmpty()) {
        entries.add(new Entry.LogKept(run, String.join("\n", lines)));
      }
    }
    return entries;
  }

  /// Says how it stands to whoever listens; no part of what the run's commands said.
  void tell(String text) {
    events.tell(new Event.LineSaid(sync, run, text));
  }

  @Override
  public void line(String text) {
    synchronized (lines) {
      if (lines.size() == LINES_MAX) {
        lines.removeFirst();
      }
      lines.addLast(text);
    }
    tell(text);
  }

  @Override
  public void moved(String what, long done, long total) {
    events.tell(new Event.WorkMoved(sync, run, what, done, total));
  }
}
