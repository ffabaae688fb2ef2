package dev.syncline.shared.compose;

import dev.syncline.shared.compose.ProcessState.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The way through one restart as a pure function: what was seen, and what is done next. It trusts
/// looks alone. That a call was answered with 200 proves nothing (a restart may be lost, a start
/// may start nothing), nor does 400 (`is not running` is said while the old copy still ends).
///
/// Never asks Process Compose for its own `restart`: where the old copy outlives the backoff that
/// starts nothing, and says 200. Never stops what is `Pending`: up to v1.100 that ends it for good.
/// Nor, for as long as it may end by itself, what is in a crash loop: the next copy runs the new
/// file anyhow, while a stop would make Process Compose skip for good whatever waits for it.
///
/// `isOurs`: what is found stopped was stopped by us, and is to run.
record Restart(RestartTerms terms, boolean isOurs, Phase phase, int blurred) {
  private static final int BLURRED_MAX = 5;
  private static final int STARTS_MAX = 5;
  private static final int RESTARTS_MAX = 4;
  private static final int DOUBLINGS_MAX = 3;

  /// What to do next, and the restart as it stands then.
  record Move(Restart then, Step step) {}

  sealed interface Step {
    /// Wait, then look again.
    record Look(Duration after) implements Step {}

    record Stop() implements Step {}

    record Start() implements Step {}

    record End(Restarted how) implements Step {}
  }

  sealed interface Phase {
    /// Nothing was seen yet, or nothing that says anything, `since` then.
    record Finding(Optional<Instant> since) implements Phase {}

    /// `old` ends or has ended, not because of us; `down` is since when it is.
    record EndedByOthers(ProcessState old, Instant since, Optional<Instant> down)
        implements Phase {}

    /// `old` was told to stop, last at `told`.
    record Stopping(ProcessState old, Instant since, Instant told) implements Phase {}

    /// A copy other than `old` is to come up; `starts` were asked for, the last at `told`.
    record Starting(ProcessState old, Instant since, Instant told, int starts, Optional<Copy> copy)
        implements Phase {
      Starting with(Copy seen) {
        return new Starting(old, since, told, starts, Optional.of(seen));
      }

      Starting withoutCopy() {
        return new Starting(old, since, told, starts, Optional.empty());
      }
    }
  }

  /// One copy that is up and ready, and since when without a gap.
  record Copy(long pid, long restarts, Instant since) {}

  static Restart begin(RestartTerms terms, boolean isOurs) {
    return new Restart(terms, isOurs, new Phase.Finding(Optional.empty()), 0);
  }

  Move next(Sight sight, Instant now) {
    return switch (sight) {
      case Sight.Blurred(var why) when blurred < BLURRED_MAX ->
          new Move(new Restart(terms, isOurs, phase, blurred + 1), new Step.Look(terms.every()));
      case Sight.Blurred(var why) -> end(new Restarted.Waiting(why));
      case Sight.Nameless _ ->
          end(new Restarted.Left("Process Compose knows no process of this name"));
      case Sight.Seen(var state) ->
          switch (phase) {
            case Phase.Finding finding -> found(finding, state, now);
            case Phase.EndedByOthers ended -> endedByOthers(ended, state, now);
            case Phase.Stopping stopping -> stopping(stopping, state, now);
            case Phase.Starting starting -> starting(starting, state, now);
          };
    };
  }

  private Move found(Phase.Finding finding, ProcessState state, Instant now) {
    return switch (state.status()) {
      case RUNNING ->
          isInCrashLoop(state)
              ? look(new Phase.EndedByOthers(state, now, Optional.empty()))
              : stop(new Phase.Stopping(state, now, now));
      case RESTARTING, TERMINATING -> look(new Phase.EndedByOthers(state, now, Optional.empty()));
      case PENDING -> waitsForOthers();
      case ELSEWHEN -> end(new Restarted.Left("runs another time: " + state.statusWord()));
      case DISABLED -> disabled();
      case COMPLETED, ERROR, SKIPPED ->
          isOurs || state.isUnstartable() ? start(state, now) : stopped(state);
      case UNKNOWN -> {
        var since = finding.since().orElse(now);
        yield isOver(since, now)
            ? end(new Restarted.Waiting("its status is " + state.statusWord()))
            : look(new Phase.Finding(Optional.of(since)));
      }
    };
  }

  private Move endedByOthers(Phase.EndedByOthers ended, ProcessState state, Instant now) {
    return switch (state.status()) {
      case RUNNING -> {
        // A copy that came after the first look came after the swap, too.
        if (isAnother(state, ended.old())) {
          yield look(new Phase.Starting(ended.old(), now, now, 0, Optional.empty()));
        }
        yield isInCrashLoop(state) && now.isBefore(ended.since().plus(terms.settled()))
            ? look(ended)
            : stop(new Phase.Stopping(state, now, now));
      }
      case RESTARTING -> {
        if (state.restarts() > ended.old().restarts()) {
          yield look(new Phase.Starting(ended.old(), now, now, 0, Optional.empty()));
        }
        yield isOver(ended.since(), now) ? stop(new Phase.Stopping(state, now, now)) : look(ended);
      }
      case TERMINATING, UNKNOWN ->
          isOver(ended.since(), now)
              ? end(new Restarted.Waiting("somebody is ending it, and it does not end"))
              : look(ended);
      case COMPLETED, ERROR, SKIPPED -> {
        if (isOurs) {
          yield start(ended.old(), now);
        }
        var down = ended.down().orElse(now);
        yield now.isBefore(down.plus(terms.settled()))
            ? look(new Phase.EndedByOthers(ended.old(), ended.since(), Optional.of(down)))
            : stopped(state);
      }
      case PENDING -> waitsForOthers();
      case DISABLED -> disabled();
      case ELSEWHEN -> end(new Restarted.Left("runs another time: " + state.statusWord()));
    };
  }

  private Move stopping(Phase.Stopping stopping, ProcessState state, Instant now) {
    return switch (state.status()) {
      case COMPLETED, ERROR, SKIPPED -> start(stopping.old(), now);
      case DISABLED -> disabled();
      case PENDING -> waitsForOthers();
      case RUNNING, RESTARTING -> {
        if (isAnother(state, stopping.old())) {
          yield look(new Phase.Starting(stopping.old(), now, now, 0, Optional.empty()));
        }
        yield now.isBefore(stopping.told().plus(terms.repeat()))
            ? stillThere(stopping, state, now)
            : stopAgain(stopping, now);
      }
      case TERMINATING, ELSEWHEN, UNKNOWN -> stillThere(stopping, state, now);
    };
  }

  private Move stopAgain(Phase.Stopping stopping, Instant now) {
    return isOver(stopping.since(), now)
        ? end(new Restarted.Failed("it could not be stopped"))
        : stop(new Phase.Stopping(stopping.old(), stopping.since(), now));
  }

  private Move stillThere(Phase.Stopping stopping, ProcessState state, Instant now) {
    return isOver(stopping.since(), now)
        ? end(
            new Restarted.Failed(
                "process %d was told to stop and is still %s after %d s"
                    .formatted(state.pid(), state.statusWord(), terms.within().toSeconds())))
        : look(stopping);
  }

  private Move starting(Phase.Starting starting, ProcessState state, Instant now) {
    return switch (state.status()) {
      case RUNNING -> running(starting, state, now);
      case COMPLETED, ERROR, SKIPPED -> down(starting, state, now);
      case DISABLED -> disabled();
      case PENDING ->
          isOver(starting.since(), now)
              ? end(new Restarted.Waiting("it waits for what it depends on"))
              : look(starting.withoutCopy());
      case RESTARTING ->
          state.restarts() - starting.old().restarts() >= RESTARTS_MAX
              ? end(
                  new Restarted.Failed(
                      "it ends again and again, with exit code %d".formatted(state.exitCode())))
              : notYet(starting, state, now);
      case TERMINATING, ELSEWHEN, UNKNOWN -> notYet(starting, state, now);
    };
  }

  private Move running(Phase.Starting starting, ProcessState state, Instant now) {
    if (!isAnother(state, starting.old()) || !state.isReady()) {
      return notYet(starting, state, now);
    }
    var copy =
        starting
            .copy()
            .filter(it -> it.pid() == state.pid() && it.restarts() == state.restarts())
            .orElseGet(() -> new Copy(state.pid(), state.restarts(), now));
    if (now.isBefore(copy.since().plus(terms.settled()))) {
      return look(starting.with(copy));
    }
    var words = "process %d in place of %d".formatted(state.pid(), starting.old().pid());
    return end(new Restarted.Up(state.pid(), state.restarts(), words));
  }

  private Move notYet(Phase.Starting starting, ProcessState state, Instant now) {
    if (!isOver(starting.since(), now)) {
      return look(starting.withoutCopy());
    }
    var seen = state.isUp() && !state.isReady() ? "not ready" : state.statusWord();
    return end(
        new Restarted.Failed(
            "process %d is %s %d s after it was started"
                .formatted(state.pid(), seen, terms.within().toSeconds())));
  }

  /// Nothing runs: it was not started in truth, or it has ended already.
  private Move down(Phase.Starting starting, ProcessState state, Instant now) {
    int times = Math.clamp(starting.starts() - 1, 0, DOUBLINGS_MAX);
    if (now.isBefore(starting.told().plus(terms.repeat().multipliedBy(1L << times)))) {
      return look(starting.withoutCopy());
    }
    if (starting.starts() < STARTS_MAX) {
      return new Move(
          at(
              new Phase.Starting(
                  starting.old(), starting.since(), now, starting.starts() + 1, Optional.empty())),
          new Step.Start());
    }
    return state.status() == Status.SKIPPED
        ? end(new Restarted.Waiting("what it depends on does not run"))
        : end(
            new Restarted.Failed(
                "it ended (%s, exit code %d) after each of %d starts"
                    .formatted(state.statusWord(), state.exitCode(), starting.starts())));
  }

  private Move start(ProcessState old, Instant now) {
    return new Move(at(new Phase.Starting(old, now, now, 1, Optional.empty())), new Step.Start());
  }

  private Move stop(Phase.Stopping phase) {
    return new Move(at(phase), new Step.Stop());
  }

  private Move look(Phase phase) {
    return new Move(at(phase), new Step.Look(terms.every()));
  }

  private Move end(Restarted how) {
    return new Move(this, new Step.End(how));
  }

  private Move waitsForOthers() {
    return end(new Restarted.Left("it waits for what it depends on, and runs the new one then"));
  }

  private Move disabled() {
    return end(new Restarted.Left("it is disabled, and stays so"));
  }

  private Move stopped(ProcessState state) {
    return end(
        new Restarted.Left(
            "it was not running (%s, exit code %d), and stays so"
                .formatted(state.statusWord(), state.exitCode())));
  }

  private Restart at(Phase phase) {
    return new Restart(terms, isOurs, phase, 0);
  }

  private boolean isOver(Instant since, Instant now) {
    return !now.isBefore(since.plus(terms.within()));
  }

  /// `Restarting` or likely to be so soon.
  private static boolean isInCrashLoop(ProcessState state) {
    return state.restarts() > 0 && !state.isReady();
  }

  private static boolean isAnother(ProcessState state, ProcessState old) {
    return state.isUp() && state.pid() != old.pid();
  }
}
