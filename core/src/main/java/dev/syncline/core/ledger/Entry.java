package dev.syncline.core.ledger;

import dev.syncline.core.content.Revision;
import dev.syncline.core.plan.Effect;
import dev.syncline.core.plan.Intent;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.policy.Quarantine;
import dev.syncline.core.policy.Said;
import dev.syncline.core.policy.Sighting;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Condition;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.Problem;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.Step;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Origin;
import dev.syncline.core.source.Watermark;
import dev.syncline.core.target.Probation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One thing that happened, as it is written. What is written together ([Ledger#write]) is there
/// together or not at all.
public sealed interface Entry {
  /// A run began that does more than look. Written with its first durable need.
  record RunOpened(
      RunId run, SyncName sync, Set<Cause> causes, Instant at, Optional<Candidate> from)
      implements Entry {}

  /// What this run brings the target to.
  record RunTook(RunId run, Candidate to) implements Entry {}

  record StepTaken(RunId run, Step step) implements Entry {}

  /// A finding that did not stop the run; the first so many are kept.
  record ProblemNoted(RunId run, Problem problem) implements Entry {}

  /// The last lines of the output of what a run called; replaces an earlier tail.
  record LogKept(RunId run, String tail) implements Entry {}

  /// The intent of a run; one a run at a time, a later one replaces it together with its journal.
  record Intended(Intent intent) implements Entry {}

  record Journaled(RunId run, String step) implements Entry {}

  /// How the watch of a run on probation stands, and when it is looked at next.
  record Watched(RunId run, Probation probation, Instant next) implements Entry {}

  /// The run rests (on probation) or is over; when it is over its intent and journal are closed.
  record RunEnded(RunId run, Outcome outcome, List<Effect> effects, Instant at) implements Entry {}

  /// A pass that changed nothing: what it saw. Replaces the last look of that sync.
  record Looked(Look look) implements Entry {}

  record WatermarkMoved(SyncName sync, Watermark watermark) implements Entry {}

  /// What is installed now.
  record Installed(SyncName sync, Inventory inventory) implements Entry {}

  /// What passed its probation.
  record ProvenGood(SyncName sync, Inventory inventory) implements Entry {}

  /// First sights; one that is known already is left as it is.
  record Sighted(SyncName sync, List<Sighting> sightings) implements Entry {}

  /// What a name means now is accepted as what it means.
  record SightingAccepted(SyncName sync, Sighting sighting) implements Entry {}

  record Quarantined(SyncName sync, Quarantine quarantine) implements Entry {}

  record QuarantineLifted(SyncName sync, Origin origin, Revision revision) implements Entry {}

  /// One more failed attempt at a revision.
  record AttemptFailed(SyncName sync, Origin origin, Revision revision) implements Entry {}

  record PersonSaid(SyncName sync, Said said) implements Entry {}

  /// An approval was used; it is good for one use.
  record ApprovalUsed(SyncName sync, Said said) implements Entry {}

  record ConditionSet(SyncName sync, Condition condition) implements Entry {}

  record MessageQueued(OutboxMessage message) implements Entry {}

  /// Delivered, or given up with a reason.
  record MessageDone(String id) implements Entry {}

  /// Delivery failed; not before `next`.
  record MessageDelayed(String id, int attempts, Instant next, String why) implements Entry {}

  /// A webhook is accepted: it will ring `syncs`, whatever happens from here on. Refused where it
  /// has been accepted for one of them before, unless it failed there.
  record DeliveryAccepted(DeliveryId id, String event, List<SyncName> syncs, Instant at)
      implements Entry {
    public DeliveryAccepted {
      syncs = List.copyOf(syncs);
    }
  }

  /// A pass of `sync` that began after it was accepted has ended: it and all that were accepted
  /// there before it are done; nothing if it does not wait there.
  record DeliveryDone(DeliveryId id, SyncName sync, String note) implements Entry {}

  /// It and all that wait there since before it came to nothing on our side, and may come once
  /// more.
  record DeliveryFailed(DeliveryId id, SyncName sync, String note) implements Entry {}

  /// Everything that is known of a sync goes; targets are not touched.
  record Forgotten(SyncName sync) implements Entry {}

  record Renamed(SyncName from, SyncName to) implements Entry {}
}
