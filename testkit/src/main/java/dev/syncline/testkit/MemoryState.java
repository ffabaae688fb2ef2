package dev.syncline.testkit;

import dev.syncline.core.content.Revision;
import dev.syncline.core.ledger.DeliveryId;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.Look;
import dev.syncline.core.ledger.OpenRun;
import dev.syncline.core.ledger.OutboxMessage;
import dev.syncline.core.ledger.Run;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.policy.Quarantine;
import dev.syncline.core.policy.Said;
import dev.syncline.core.policy.Sighting;
import dev.syncline.core.run.Condition;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Origin;
import dev.syncline.core.source.Watermark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/// Everything a memory ledger holds. A write changes a copy, which takes its place when all went
/// well.
final class MemoryState {
  /// Something that belongs to a sync.
  record Held<T>(SyncName sync, T value) {}

  /// What a sight is known by, and a revision that failed.
  record Sight(SyncName sync, Origin origin, String name) {}

  record Tried(SyncName sync, Origin origin, Revision revision) {}

  record Standing(SyncName sync, Condition.Type type) {}

  final SequencedMap<RunId, Run> runs;
  final Map<RunId, String> logs;
  final SequencedMap<RunId, OpenRun> open;
  final Map<SyncName, Look> looks;
  final Map<SyncName, Watermark> watermarks;
  final Map<SyncName, Inventory> installed;
  final Map<SyncName, Inventory> knownGood;
  final SequencedMap<Sight, Held<Sighting>> sightings;
  final SequencedMap<Tried, Held<Quarantine>> quarantines;
  final SequencedMap<Tried, Held<Integer>> attempts;
  final List<Held<Inventory>> proven; // oldest first
  final List<Held<Said>> decisions;
  final SequencedMap<Standing, Held<Condition>> conditions;
  final SequencedMap<String, OutboxMessage> messages;
  final Map<DeliveryId, Entry.DeliveryAccepted> deliveries;
  final List<MemoryDeliveries.Rung> rings; // oldest first

  MemoryState() {
    runs = new LinkedHashMap<>();
    logs = new HashMap<>();
    open = new LinkedHashMap<>();
    looks = new HashMap<>();
    watermarks = new HashMap<>();
    installed = new HashMap<>();
    knownGood = new HashMap<>();
    sightings = new LinkedHashMap<>();
    quarantines = new LinkedHashMap<>();
    attempts = new LinkedHashMap<>();
    proven = new ArrayList<>();
    decisions = new ArrayList<>();
    conditions = new LinkedHashMap<>();
    messages = new LinkedHashMap<>();
    deliveries = new HashMap<>();
    rings = new ArrayList<>();
  }

  MemoryState(MemoryState other) {
    runs = new LinkedHashMap<>(other.runs);
    logs = new HashMap<>(other.logs);
    open = new LinkedHashMap<>(other.open);
    looks = new HashMap<>(other.looks);
    watermarks = new HashMap<>(other.watermarks);
    installed = new HashMap<>(other.installed);
    knownGood = new HashMap<>(other.knownGood);
    sightings = new LinkedHashMap<>(other.sightings);
    quarantines = new LinkedHashMap<>(other.quarantines);
    attempts = new LinkedHashMap<>(other.attempts);
    proven = new ArrayList<>(other.proven);
    decisions = new ArrayList<>(other.decisions);
    conditions = new LinkedHashMap<>(other.conditions);
    messages = new LinkedHashMap<>(other.messages);
    deliveries = new HashMap<>(other.deliveries);
    rings = new ArrayList<>(other.rings);
  }

  static <T> List<T> of(SyncName sync, Collection<Held<T>> all) {
    return all.stream().filter(held -> held.sync().equals(sync)).map(Held::value).toList();
  }

  Set<SyncName> known() {
    var known = new TreeSet<SyncName>();
    runs.values().forEach(run -> known.add(run.sync()));
    List.of(looks, watermarks, installed, knownGood).forEach(map -> known.addAll(map.keySet()));
    List.of(sightings, quarantines, attempts, conditions)
        .forEach(map -> map.values().forEach(held -> known.add(held.sync())));
    decisions.forEach(held -> known.add(held.sync()));
    rings.forEach(rung -> known.add(rung.ring().sync()));
    return known;
  }

  void forget(SyncName sync) {
    runs.values().removeIf(run -> run.sync().equals(sync));
    logs.keySet().retainAll(runs.keySet());
    open.keySet().retainAll(runs.keySet());
    List.of(looks, watermarks, installed, knownGood).forEach(map -> map.remove(sync));
    List.of(sightings, quarantines, attempts, conditions)
        .forEach(map -> map.values().removeIf(held -> held.sync().equals(sync)));
    proven.removeIf(held -> held.sync().equals(sync));
    decisions.removeIf(held -> held.sync().equals(sync));
    rings.removeIf(rung -> rung.ring().sync().equals(sync));
  }

  void rename(SyncName from, SyncName to) throws SyncException {
    if (known().contains(to)) {
      throw SyncException.rejected(
          "SYN-LEDGER-NAME",
          "rename %s to %s".formatted(from, to),
          "the ledger knows a sync called %s already".formatted(to),
          "Forget that one first, or choose another name");
    }
    MemoryRename.apply(this, from, to);
  }
}
