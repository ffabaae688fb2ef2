package dev.syncline.testkit;

import dev.syncline.core.ledger.Delivery.Ring;
import dev.syncline.core.ledger.Look;
import dev.syncline.core.ledger.OpenRun;
import dev.syncline.core.ledger.Run;
import dev.syncline.core.plan.Intent;
import dev.syncline.core.run.SyncName;
import dev.syncline.testkit.MemoryDeliveries.Rung;
import dev.syncline.testkit.MemoryState.Held;
import dev.syncline.testkit.MemoryState.Sight;
import dev.syncline.testkit.MemoryState.Standing;
import dev.syncline.testkit.MemoryState.Tried;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;

/// Moves everything of one sync under another name.
final class MemoryRename {
  private final SyncName from;
  private final SyncName to;

  private MemoryRename(SyncName from, SyncName to) {
    this.from = from;
    this.to = to;
  }

  static void apply(MemoryState state, SyncName from, SyncName to) {
    var rename = new MemoryRename(from, to);
    state.runs.replaceAll((_, run) -> rename.run(run));
    state.open.replaceAll((_, open) -> rename.open(open));
    rename.key(state.looks);
    state.looks.replaceAll((_, look) -> rename.look(look));
    rename.key(state.watermarks);
    rename.key(state.installed);
    rename.key(state.knownGood);
    rename.held(
        state.sightings, key -> new Sight(rename.name(key.sync()), key.origin(), key.name()));
    rename.held(state.quarantines, rename::tried);
    rename.held(state.attempts, rename::tried);
    rename.held(state.conditions, key -> new Standing(rename.name(key.sync()), key.type()));
    state.proven.replaceAll(rename::held);
    state.decisions.replaceAll(rename::held);
    state.rings.replaceAll(rename::rung);
  }

  private SyncName name(SyncName sync) {
    return sync.equals(from) ? to : sync;
  }

  private Tried tried(Tried key) {
    return new Tried(name(key.sync()), key.origin(), key.revision());
  }

  private <T> Held<T> held(Held<T> held) {
    return new Held<>(name(held.sync()), held.value());
  }

  private Rung rung(Rung rung) {
    var ring = rung.ring();
    return new Rung(rung.id(), new Ring(name(ring.sync()), ring.state(), ring.note()));
  }

  private <K, T> void held(SequencedMap<K, Held<T>> map, Function<K, K> keys) {
    var moved = new LinkedHashMap<K, Held<T>>();
    map.forEach((key, held) -> moved.put(keys.apply(key), held(held)));
    map.clear();
    map.putAll(moved);
  }

  private <T> void key(Map<SyncName, T> map) {
    var value = map.remove(from);
    if (value != null) {
      map.put(to, value);
    }
  }

  private Look look(Look look) {
    return new Look(
        name(look.sync()), look.at(), look.causes(), look.outcome(), look.latest(), look.blocked());
  }

  private Run run(Run run) {
    return new Run(
        run.id(),
        name(run.sync()),
        run.causes(),
        run.started(),
        run.ended(),
        run.from(),
        run.to(),
        run.outcome(),
        run.steps(),
        run.effects(),
        run.problems());
  }

  private OpenRun open(OpenRun open) {
    var intent = open.intent();
    var moved =
        new Intent(
            intent.run(),
            name(intent.sync()),
            intent.purpose(),
            intent.plan(),
            intent.before(),
            intent.after());
    return new OpenRun(moved, open.journal(), open.probation(), open.nextLook());
  }
}
