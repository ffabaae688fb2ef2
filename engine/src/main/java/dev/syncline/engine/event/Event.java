package dev.syncline.engine.event;

import dev.syncline.core.policy.Decision;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Condition;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.Problem;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Something happened. Secrets are already out of every text.
public sealed interface Event {
  /// A pass was admitted; `waited` is how long it had been rung for.
  record PassStarted(SyncName sync, RunId run, Set<Cause> causes, Duration waited, Instant at)
      implements Event {}

  /// A stage of a pass begins: `detect`, `fetch`, …
  record StageEntered(SyncName sync, RunId run, String stage) implements Event {}

  /// A line that something called by the pass said.
  record LineSaid(SyncName sync, RunId run, String line) implements Event {}

  /// Long work went on; `total` is negative while unknown.
  record WorkMoved(SyncName sync, RunId run, String what, long done, long total) implements Event {}

  record Decided(SyncName sync, RunId run, Decision decision) implements Event {}

  record ProblemFound(SyncName sync, Problem problem) implements Event {}

  /// A pass ended or rests. `from` and `to` are labels of candidates, empty where they do not
  /// apply; `needsAPerson` says that it stays so until somebody does something.
  record PassEnded(
      SyncName sync,
      RunId run,
      Outcome outcome,
      Optional<String> from,
      Optional<String> to,
      int changes,
      Duration took,
      boolean needsAPerson)
      implements Event {}

  record ConditionChanged(SyncName sync, Condition condition) implements Event {}

  /// After a failed pass: when it is tried again.
  record Delayed(SyncName sync, int failures, Duration by) implements Event {}

  /// An exception that is no fault; the sync goes on after a delay.
  record DefectSeen(SyncName sync, String text) implements Event {}

  record SyncDeclared(SyncName sync) implements Event {}

  record SyncRemoved(SyncName sync) implements Event {}

  /// A set of declarations could not be read; the old set keeps running.
  record DeclarationsRefused(String why) implements Event {}

  record MessageDelivered(String id, String channel) implements Event {}

  /// Not delivered; tried again after `by`, or given up where it is empty.
  record MessageFailed(String id, String channel, String why, Optional<Duration> by)
      implements Event {}
}
