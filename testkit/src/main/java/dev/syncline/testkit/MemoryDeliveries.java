package dev.syncline.testkit;

import dev.syncline.core.ledger.Deliveries;
import dev.syncline.core.ledger.Delivery;
import dev.syncline.core.ledger.Delivery.Ring;
import dev.syncline.core.ledger.Delivery.State;
import dev.syncline.core.ledger.DeliveryId;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// What was accepted, read from a memory ledger and written into its state. A ring that is accepted
/// once more stands behind the others.
record MemoryDeliveries(MemoryLedger ledger) implements Deliveries {
  /// A ring and the delivery it belongs to.
  record Rung(DeliveryId id, Ring ring) {}

  static void accept(MemoryState state, Entry.DeliveryAccepted accepted) throws SyncException {
    for (var sync : accepted.syncs()) {
      if (delivery(state, accepted.id()).filter(known -> known.covers(sync)).isPresent()) {
        throw SyncException.rejected(
            "SYN-LEDGER-DELIVERY",
            "delivery " + accepted.id(),
            "it has been accepted for %s already".formatted(sync),
            "Nothing: it rings once");
      }
      state.rings.removeIf(rung -> is(rung, accepted.id(), sync));
      state.rings.add(new Rung(accepted.id(), new Ring(sync, State.ACCEPTED, "")));
    }
    state.deliveries.putIfAbsent(accepted.id(), accepted);
  }

  static void end(MemoryState state, DeliveryId id, Ring end) {
    var waiting = waiting(state).stream().filter(rung -> isOf(rung, end.sync())).toList();
    var ids = waiting.stream().map(Rung::id).toList();
    var ended = waiting.subList(0, ids.indexOf(id) + 1);
    state.rings.replaceAll(rung -> ended.contains(rung) ? new Rung(rung.id(), end) : rung);
  }

  private static boolean is(Rung rung, DeliveryId id, SyncName sync) {
    return rung.id().equals(id) && isOf(rung, sync);
  }

  private static boolean isOf(Rung rung, SyncName sync) {
    return rung.ring().sync().equals(sync);
  }

  private static Optional<Delivery> delivery(MemoryState state, DeliveryId id) {
    var rings = state.rings.stream().filter(rung -> rung.id().equals(id)).map(Rung::ring).toList();
    return Optional.ofNullable(state.deliveries.get(id))
        .map(accepted -> new Delivery(id, accepted.event(), accepted.at(), rings));
  }

  @Override
  public Optional<Delivery> find(DeliveryId id) {
    return delivery(ledger.state(), id);
  }

  @Override
  public List<Delivery> accepted() {
    var state = ledger.state();
    var ids = new LinkedHashSet<DeliveryId>();
    waiting(state).forEach(rung -> ids.add(rung.id()));
    return ids.stream().flatMap(id -> delivery(state, id).stream()).toList();
  }

  @Override
  public List<DeliveryId> accepted(SyncName sync) {
    return waiting(ledger.state()).stream().filter(rung -> isOf(rung, sync)).map(Rung::id).toList();
  }

  private static List<Rung> waiting(MemoryState state) {
    var waiting = new ArrayList<>(state.rings);
    waiting.removeIf(rung -> rung.ring().state() != State.ACCEPTED);
    return waiting;
  }
}
