package dev.syncline.shared.ledger;

import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Revision;
import dev.syncline.core.ledger.Conditions;
import dev.syncline.core.ledger.Decisions;
import dev.syncline.core.ledger.Deliveries;
import dev.syncline.core.ledger.Delivery;
import dev.syncline.core.ledger.DeliveryId;
import dev.syncline.core.ledger.Inventories;
import dev.syncline.core.ledger.Look;
import dev.syncline.core.ledger.OpenRun;
import dev.syncline.core.ledger.Outbox;
import dev.syncline.core.ledger.OutboxMessage;
import dev.syncline.core.ledger.Quarantines;
import dev.syncline.core.ledger.Run;
import dev.syncline.core.ledger.Runs;
import dev.syncline.core.ledger.Sightings;
import dev.syncline.core.ledger.Watermarks;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.policy.Quarantine;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The ports to read the ledger by, over whatever does a read.
public record LedgerPorts(Reading tables) {
  public Runs runs() {
    return new TableRuns(tables);
  }

  public Conditions conditions() {
    return sync -> tables.read(sql -> StandingTables.conditions(sql, sync));
  }

  public Watermarks watermarks() {
    return sync -> tables.read(sql -> StandingTables.watermark(sql, sync));
  }

  public Inventories inventories() {
    return new TableInventories(tables);
  }

  public Decisions decisions() {
    return sync -> tables.read(sql -> PolicyTables.decisions(sql, sync));
  }

  public Sightings sightings() {
    return sync -> tables.read(sql -> PolicyTables.sightings(sql, sync));
  }

  public Quarantines quarantines() {
    return new TableQuarantines(tables);
  }

  public Outbox outbox() {
    return new TableOutbox(tables);
  }

  public Deliveries deliveries() {
    return new TableDeliveries(tables);
  }

  private record TableRuns(Reading tables) implements Runs {
    @Override
    public Optional<Run> find(String name) throws SyncException {
      return tables.read(sql -> RunTable.find(sql, name));
    }

    @Override
    public List<Run> of(SyncName sync, int limit) throws SyncException {
      return tables.read(sql -> RunTable.of(sql, sync, limit));
    }

    @Override
    public Optional<OpenRun> open(SyncName sync) throws SyncException {
      return tables.read(sql -> IntentTable.of(sql, sync));
    }

    @Override
    public String log(RunId run) throws SyncException {
      return tables.read(sql -> RunTable.log(sql, run));
    }

    @Override
    public Optional<Look> lastLook(SyncName sync) throws SyncException {
      return tables.read(sql -> StandingTables.lastLook(sql, sync));
    }
  }

  private record TableInventories(Reading tables) implements Inventories {
    @Override
    public Owned of(SyncName sync) throws SyncException {
      return tables.read(sql -> InventoryTable.of(sql, sync));
    }

    @Override
    public List<Inventory> proven(SyncName sync) throws SyncException {
      return tables.read(sql -> InventoryTable.proven(sql, sync));
    }

    @Override
    public Set<Digest> inUse() throws SyncException {
      return tables.read(InventoryTable::inUse);
    }

    @Override
    public Set<SyncName> known() throws SyncException {
      return tables.read(NameTables::known);
    }
  }

  private record TableQuarantines(Reading tables) implements Quarantines {
    @Override
    public List<Quarantine> of(SyncName sync) throws SyncException {
      return tables.read(sql -> PolicyTables.quarantines(sql, sync));
    }

    @Override
    public int attempts(SyncName sync, Origin origin, Revision revision) throws SyncException {
      return tables.read(sql -> PolicyTables.attempts(sql, sync, origin, revision));
    }
  }

  private record TableOutbox(Reading tables) implements Outbox {
    @Override
    public List<OutboxMessage> due(Instant now, int limit) throws SyncException {
      return tables.read(sql -> OutboxTable.due(sql, now, limit));
    }

    @Override
    public Optional<Instant> next() throws SyncException {
      return tables.read(OutboxTable::next);
    }
  }

  private record TableDeliveries(Reading tables) implements Deliveries {
    @Override
    public Optional<Delivery> find(DeliveryId id) throws SyncException {
      return tables.read(sql -> DeliveryTable.find(sql, id));
    }

    @Override
    public List<Delivery> accepted() throws SyncException {
      return tables.read(DeliveryTable::accepted);
    }

    @Override
    public List<DeliveryId> accepted(SyncName sync) throws SyncException {
      return tables.read(sql -> DeliveryTable.accepted(sql, sync));
    }
  }
}
