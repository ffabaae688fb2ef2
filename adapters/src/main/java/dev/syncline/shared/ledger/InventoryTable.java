package dev.syncline.shared.ledger;

import dev.syncline.core.content.Digest;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Item;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.run.SyncName;
import dev.syncline.shared.sql.Sql;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Inventories, each kept once under the digest of all that it says, and who holds them: a sync as
/// what is installed or known to be good, or an open intent. What nobody holds any more is removed
/// at once.
final class InventoryTable {
  static final String INSTALLED = "installed";
  static final String KNOWN_GOOD = "known-good";

  private static final int PROVEN_MAX = 10;

  private InventoryTable() {}

  /// The number of this inventory, which is written if it is new.
  static long keep(Sql sql, Inventory inventory) throws SQLException {
    var candidate = CandidateText.write(inventory.of());
    var digest = digest(candidate, inventory).hex();
    var known =
        sql.first("SELECT id FROM inventory WHERE digest = ?", row -> row.number(1), digest);
    if (known.isPresent()) {
      return known.get();
    }
    sql.run("INSERT INTO inventory (digest, candidate) VALUES (?, ?)", digest, candidate);
    long id = sql.number("SELECT id FROM inventory WHERE digest = ?", digest);
    int position = 0;
    for (var item : inventory.items()) {
      sql.run(
          "INSERT INTO item (inventory, position, name, wrote, base) VALUES (?, ?, ?, ?, ?)",
          id,
          position++,
          item.key(),
          item.wrote().hex(),
          item.base());
    }
    return id;
  }

  /// Removes the inventory if nobody holds it.
  static void release(Sql sql, long id) throws SQLException {
    sql.run(
        "DELETE FROM inventory WHERE id = ?"
            + " AND NOT EXISTS (SELECT 1 FROM holding WHERE inventory = inventory.id)"
            + " AND NOT EXISTS (SELECT 1 FROM proven WHERE inventory = inventory.id)"
            + " AND NOT EXISTS (SELECT 1 FROM intent WHERE installed = inventory.id)"
            + " AND NOT EXISTS (SELECT 1 FROM intent WHERE known_good = inventory.id)"
            + " AND NOT EXISTS (SELECT 1 FROM intent WHERE becomes = inventory.id)",
        id);
  }

  /// Makes it what `sync` holds in this role.
  static void hold(Sql sql, SyncName sync, String role, Inventory inventory) throws SQLException {
    var before = held(sql, sync, role);
    long now = keep(sql, inventory);
    sql.run(
        "INSERT INTO holding (sync, role, inventory) VALUES (?, ?, ?)"
            + " ON CONFLICT (sync, role) DO UPDATE SET inventory = excluded.inventory",
        sync.value(),
        role,
        now);
    if (before.isPresent()) {
      release(sql, before.get());
    }
  }

  /// Makes it the one that is known to be good, and the newest of those that were.
  static void prove(Sql sql, SyncName sync, Inventory inventory) throws SQLException {
    hold(sql, sync, KNOWN_GOOD, inventory);
    long now = keep(sql, inventory);
    var replaced =
        sql.rows(
            "SELECT proven.inventory FROM proven JOIN inventory ON inventory.id = proven.inventory"
                + " WHERE proven.sync = ? AND inventory.candidate = ?",
            row -> row.number(1),
            sync.value(),
            CandidateText.write(inventory.of()));
    dropProven(sql, sync, replaced);
    sql.run("INSERT INTO proven (sync, inventory) VALUES (?, ?)", sync.value(), now);
    dropProven(
        sql,
        sync,
        sql.rows(
            "SELECT inventory FROM proven WHERE sync = ? ORDER BY ordinal DESC LIMIT 100 OFFSET ?",
            row -> row.number(1),
            sync.value(),
            PROVEN_MAX));
  }

  private static void dropProven(Sql sql, SyncName sync, List<Long> inventories)
      throws SQLException {
    for (var inventory : inventories) {
      sql.run("DELETE FROM proven WHERE sync = ? AND inventory = ?", sync.value(), inventory);
      release(sql, inventory);
    }
  }

  static List<Inventory> proven(Sql sql, SyncName sync) throws SQLException {
    var found = new ArrayList<Inventory>();
    var inventories =
        sql.rows(
            "SELECT inventory FROM proven WHERE sync = ? ORDER BY ordinal DESC",
            row -> row.number(1),
            sync.value());
    for (var inventory : inventories) {
      find(sql, inventory).ifPresent(found::add);
    }
    return found;
  }

  static void forget(Sql sql, SyncName sync) throws SQLException {
    dropProven(
        sql,
        sync,
        sql.rows(
            "SELECT inventory FROM proven WHERE sync = ?", row -> row.number(1), sync.value()));
    for (var role : new String[] {INSTALLED, KNOWN_GOOD}) {
      var before = held(sql, sync, role);
      sql.run("DELETE FROM holding WHERE sync = ? AND role = ?", sync.value(), role);
      if (before.isPresent()) {
        release(sql, before.get());
      }
    }
  }

  private static Optional<Long> held(Sql sql, SyncName sync, String role) throws SQLException {
    return sql.first(
        "SELECT inventory FROM holding WHERE sync = ? AND role = ?",
        row -> row.number(1),
        sync.value(),
        role);
  }

  static Owned of(Sql sql, SyncName sync) throws SQLException {
    var installed = held(sql, sync, INSTALLED);
    var knownGood = held(sql, sync, KNOWN_GOOD);
    if (installed.equals(knownGood)) {
      var both = read(sql, installed);
      return new Owned(both, both);
    }
    return new Owned(read(sql, installed), read(sql, knownGood));
  }

  private static Optional<Inventory> read(Sql sql, Optional<Long> id) throws SQLException {
    return id.isEmpty() ? Optional.empty() : find(sql, id.get());
  }

  static Optional<Inventory> find(Sql sql, long id) throws SQLException {
    var candidate =
        sql.first(
            "SELECT candidate FROM inventory WHERE id = ?",
            row -> CandidateText.read(row.text(1)),
            id);
    if (candidate.isEmpty()) {
      return Optional.empty();
    }
    var items =
        sql.rows(
            "SELECT name, wrote, base FROM item WHERE inventory = ? ORDER BY position",
            row -> new Item(row.text(1), new Digest(row.text(2)), row.maybeText(3)),
            id);
    return Optional.of(new Inventory(candidate.get(), items));
  }

  static Set<Digest> inUse(Sql sql) throws SQLException {
    return new LinkedHashSet<>(
        sql.rows(
            "SELECT DISTINCT wrote FROM item WHERE inventory IN (SELECT inventory FROM holding"
                + " UNION SELECT installed FROM intent WHERE installed IS NOT NULL"
                + " UNION SELECT known_good FROM intent WHERE known_good IS NOT NULL"
                + " UNION SELECT becomes FROM intent) ORDER BY wrote",
            row -> new Digest(row.text(1))));
  }

  private static Digest digest(String candidate, Inventory inventory) {
    var all = Digest.sha256();
    add(all, candidate);
    for (var item : inventory.items()) {
      add(all, item.key());
      add(all, item.wrote().hex());
      all.update((byte) (item.base().isPresent() ? 1 : 0));
      item.base().ifPresent(base -> add(all, base));
    }
    return Digest.from(all.digest());
  }

  /// With its length first, so that no two lists of texts give the same bytes.
  private static void add(MessageDigest all, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    all.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    all.update(bytes);
  }
}
