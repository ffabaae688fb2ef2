package dev.syncline.testkit;

import dev.syncline.core.ledger.Delivery.Ring;
import dev.syncline.core.ledger.Delivery.State;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.OutboxMessage;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.policy.PersonDecision.ApproveChanges;
import dev.syncline.core.policy.PersonDecision.ApproveVersion;
import dev.syncline.core.policy.Said;
import dev.syncline.core.policy.Sighting;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.testkit.MemoryState.Held;
import dev.syncline.testkit.MemoryState.Sight;
import dev.syncline.testkit.MemoryState.Standing;
import dev.syncline.testkit.MemoryState.Tried;

/// What each entry does to the state.
final class MemoryEntries {
  private static final int PROVEN_MAX = 10;

  private MemoryEntries() {}

  static void write(MemoryState state, Entry entry) throws SyncException {
    switch (entry) {
      case Entry.RunOpened opened -> MemoryRuns.open(state, opened);
      case Entry.RunTook took -> MemoryRuns.take(state, took);
      case Entry.StepTaken taken -> MemoryRuns.step(state, taken);
      case Entry.ProblemNoted noted -> MemoryRuns.note(state, noted);
      case Entry.LogKept kept -> MemoryRuns.log(state, kept);
      case Entry.Intended intended -> MemoryRuns.intend(state, intended);
      case Entry.Journaled journaled -> MemoryRuns.journal(state, journaled);
      case Entry.Watched watched -> MemoryRuns.watch(state, watched);
      case Entry.RunEnded ended -> MemoryRuns.end(state, ended);
      case Entry.Looked(var look) -> state.looks.put(look.sync(), look);
      case Entry.WatermarkMoved(var sync, var mark) -> state.watermarks.put(sync, mark);
      case Entry.Installed(var sync, var inventory) -> state.installed.put(sync, inventory);
      case Entry.ProvenGood(var sync, var inventory) -> prove(state, sync, inventory);
      case Entry.Sighted(var sync, var sightings) ->
          sightings.forEach(sighting ->
              state.sightings.putIfAbsent(sight(sync, sighting), new Held<>(sync, sighting)));
      case Entry.SightingAccepted(var sync, var sighting) ->
          state.sightings.put(sight(sync, sighting), new Held<>(sync, sighting));
      case Entry.Quarantined(var sync, var quarantine) -> {
        var key = new Tried(sync, quarantine.origin(), quarantine.revision());
        state.quarantines.put(key, new Held<>(sync, quarantine));
        state.attempts.remove(key);
      }
      case Entry.QuarantineLifted(var sync, var origin, var revision) ->
          lift(state, new Tried(sync, origin, revision));
      case Entry.AttemptFailed(var sync, var origin, var revision) ->
          state.attempts.merge(
              new Tried(sync, origin, revision),
              new Held<>(sync, 1),
              (held, one) -> new Held<>(sync, held.value() + one.value()));
      case Entry.PersonSaid(var sync, var said) -> state.decisions.add(new Held<>(sync, said));
      case Entry.ApprovalUsed(var sync, var said) -> use(state, sync, said);
      case Entry.ConditionSet(var sync, var condition) ->
          state.conditions.put(new Standing(sync, condition.type()), new Held<>(sync, condition));
      case Entry.MessageQueued(var message) -> state.messages.putIfAbsent(message.id(), message);
      case Entry.MessageDone(var id) -> state.messages.remove(id);
      case Entry.MessageDelayed delayed ->
          state.messages.computeIfPresent(delayed.id(), (_, message) -> delay(message, delayed));
      case Entry.DeliveryAccepted accepted -> MemoryDeliveries.accept(state, accepted);
      case Entry.DeliveryDone(var id, var sync, var note) ->
          MemoryDeliveries.end(state, id, new Ring(sync, State.DONE, note));
      case Entry.DeliveryFailed(var id, var sync, var note) ->
          MemoryDeliveries.end(state, id, new Ring(sync, State.FAILED, note));
      case Entry.Forgotten(var sync) -> state.forget(sync);
      case Entry.Renamed(var from, var to) -> state.rename(from, to);
    }
  }

  private static void lift(MemoryState state, Tried tried) {
    state.quarantines.remove(tried);
    state.attempts.remove(tried);
  }

  private static Sight sight(SyncName sync, Sighting sighting) {
    return new Sight(sync, sighting.origin(), sighting.name());
  }

  private static void prove(MemoryState state, SyncName sync, Inventory inventory) {
    state.knownGood.put(sync, inventory);
    state.proven.removeIf(
        held -> held.sync().equals(sync) && held.value().of().equals(inventory.of()));
    state.proven.add(new Held<>(sync, inventory));
    if (MemoryState.of(sync, state.proven).size() > PROVEN_MAX) {
      state.proven.remove(new Held<>(sync, MemoryState.of(sync, state.proven).getFirst()));
    }
  }

  private static void use(MemoryState state, SyncName sync, Said said) throws SyncException {
    boolean approval =
        said.what() instanceof ApproveVersion || said.what() instanceof ApproveChanges;
    if (!approval || !state.decisions.remove(new Held<>(sync, said))) {
      throw SyncException.rejected(
          "SYN-LEDGER-APPROVAL",
          sync.value(),
          "the approval was used already or never given",
          "Approve again: an approval is good for one use");
    }
  }

  private static OutboxMessage delay(OutboxMessage message, Entry.MessageDelayed delayed) {
    return new OutboxMessage(
        message.id(),
        message.channel(),
        message.contentType(),
        message.body(),
        delayed.attempts(),
        delayed.next());
  }
}
