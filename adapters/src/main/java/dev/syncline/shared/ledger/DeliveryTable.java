package dev.syncline.shared.ledger;

import dev.syncline.core.ledger.Delivery;
import dev.syncline.core.ledger.Delivery.Ring;
import dev.syncline.core.ledger.Delivery.State;
import dev.syncline.core.ledger.DeliveryId;
import dev.syncline.core.ledger.Entry.DeliveryAccepted;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.shared.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The webhooks that were accepted and the syncs that they ring.
final class DeliveryTable {
  private DeliveryTable() {}

  static void accept(Sql sql, DeliveryAccepted accepted) throws SQLException, SyncException {
    var id = accepted.id().toString();
    sql.run(
        "INSERT INTO delivery (id, event, received) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING",
        id,
        accepted.event(),
        Moments.text(accepted.at()));
    for (var sync : accepted.syncs()) {
      if (!ring(sql, id, sync) && !(forgetFailed(sql, id, sync) && ring(sql, id, sync))) {
        throw Refusals.delivery(accepted.id(), sync);
      }
    }
    sql.run(
        "DELETE FROM delivery WHERE ordinal <= (SELECT MAX(ordinal) FROM delivery) - ?",
        Bounds.DELIVERIES_MAX);
  }

  private static boolean ring(Sql sql, String id, SyncName sync) throws SQLException {
    return sql.run(
            "INSERT INTO ring (delivery, sync, state, note) VALUES (?, ?, 'accepted', '')"
                + " ON CONFLICT (delivery, sync) DO NOTHING",
            id,
            sync.value())
        > 0;
  }

  private static boolean forgetFailed(Sql sql, String id, SyncName sync) throws SQLException {
    return sql.run(
            "DELETE FROM ring WHERE delivery = ? AND sync = ? AND state = 'failed'",
            id,
            sync.value())
        > 0;
  }

  /// For that delivery and all that wait since before it.
  static void end(Sql sql, DeliveryId id, Ring end) throws SQLException {
    sql.run(
        "UPDATE ring SET state = ?, note = ? WHERE sync = ? AND state = 'accepted' AND ordinal <="
            + " (SELECT ordinal FROM ring WHERE delivery = ? AND sync = ? AND state = 'accepted')",
        text(end.state()),
        end.note(),
        end.sync().value(),
        id.toString(),
        end.sync().value());
  }

  static Optional<Delivery> find(Sql sql, DeliveryId id) throws SQLException {
    var bare =
        sql.first(
            "SELECT event, received FROM delivery WHERE id = ?",
            row -> new Delivery(id, row.text(1), Moments.moment(row.text(2)), List.of()),
            id.toString());
    return bare.isEmpty() ? bare : Optional.of(withRings(sql, bare.get()));
  }

  static List<Delivery> accepted(Sql sql) throws SQLException {
    var bare =
        sql.rows(
            "SELECT delivery.id, delivery.event, delivery.received FROM ring"
                + " JOIN delivery ON delivery.id = ring.delivery WHERE ring.state = 'accepted'"
                + " GROUP BY delivery.id, delivery.event, delivery.received"
                + " ORDER BY MIN(ring.ordinal)",
            row ->
                new Delivery(
                    DeliveryId.parse(row.text(1)),
                    row.text(2),
                    Moments.moment(row.text(3)),
                    List.of()));
    var whole = new ArrayList<Delivery>();
    for (var delivery : bare) {
      whole.add(withRings(sql, delivery));
    }
    return whole;
  }

  static List<DeliveryId> accepted(Sql sql, SyncName sync) throws SQLException {
    return sql.rows(
        "SELECT delivery FROM ring WHERE sync = ? AND state = 'accepted' ORDER BY ordinal",
        row -> DeliveryId.parse(row.text(1)),
        sync.value());
  }

  private static Delivery withRings(Sql sql, Delivery bare) throws SQLException {
    var rings =
        sql.rows(
            "SELECT sync, state, note FROM ring WHERE delivery = ? ORDER BY ordinal",
            row ->
                new Ring(
                    new SyncName(row.text(1)),
                    State.valueOf(row.text(2).toUpperCase(Locale.ROOT)),
                    row.text(3)),
            bare.id().toString());
    return new Delivery(bare.id(), bare.event(), bare.received(), rings);
  }

  private static String text(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
