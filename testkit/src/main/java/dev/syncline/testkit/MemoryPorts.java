package dev.syncline.testkit;

import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Revision;
import dev.syncline.core.ledger.Inventories;
import dev.syncline.core.ledger.Look;
import dev.syncline.core.ledger.OpenRun;
import dev.syncline.core.ledger.Outbox;
import dev.syncline.core.ledger.OutboxMessage;
import dev.syncline.core.ledger.Quarantines;
import dev.syncline.core.ledger.Run;
import dev.syncline.core.ledger.Runs;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Item;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.policy.Quarantine;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Origin;
import dev.syncline.testkit.MemoryState.Tried;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The ports to read a memory ledger by.
final class MemoryPorts {
  private MemoryPorts() {}

  record RunsOf(MemoryLedger ledger) implements Runs {
    @Override
    public Optional<Run> find(String name) {
      var runs = ledger.state().runs.values();
      var whole = matching(runs, name::equals);
      var parts = matching(runs, id -> id.startsWith(name) || id.endsWith(name));
      var found = whole.isEmpty() ? parts : whole;
      return found.size() == 1 && !name.isEmpty()
          ? Optional.of(found.getFirst())
          : Optional.empty();
    }

    private static List<Run> matching(Collection<Run> runs, Predicate<String> wanted) {
      return runs.stream().filter(run -> wanted.test(run.id().value())).toList();
    }

    @Override
    public List<Run> of(SyncName sync, int limit) {
      return ledger.state().runs.sequencedValues().reversed().stream()
          .filter(run -> run.sync().equals(sync))
          .limit(limit)
          .toList();
    }

    @Override
    public Optional<OpenRun> open(SyncName sync) {
      var state = ledger.state();
      return state.runs.sequencedKeySet().reversed().stream()
          .flatMap(run -> Stream.ofNullable(state.open.get(run)))
          .filter(open -> open.intent().sync().equals(sync))
          .findFirst();
    }

    @Override
    public String log(RunId run) {
      return ledger.state().logs.getOrDefault(run, "");
    }

    @Override
    public Optional<Look> lastLook(SyncName sync) {
      return Optional.ofNullable(ledger.state().looks.get(sync));
    }
  }

  record InventoriesOf(MemoryLedger ledger) implements Inventories {
    @Override
    public Owned of(SyncName sync) {
      var state = ledger.state();
      return new Owned(
          Optional.ofNullable(state.installed.get(sync)),
          Optional.ofNullable(state.knownGood.get(sync)));
    }

    @Override
    public List<Inventory> proven(SyncName sync) {
      return MemoryState.of(sync, ledger.state().proven).reversed();
    }

    @Override
    public Set<Digest> inUse() {
      var state = ledger.state();
      var held =
          Stream.concat(state.installed.values().stream(), state.knownGood.values().stream());
      var open = state.open.values().stream().flatMap(InventoriesOf::inventories);
      var digests = new LinkedHashSet<Digest>();
      Stream.concat(held, open)
          .flatMap(inventory -> inventory.items().stream())
          .map(Item::wrote)
          .forEach(digests::add);
      return digests;
    }

    private static Stream<Inventory> inventories(OpenRun open) {
      var before = open.intent().before();
      return Stream.of(before.installed(), before.knownGood(), Optional.of(open.intent().after()))
          .flatMap(Optional::stream);
    }

    @Override
    public Set<SyncName> known() {
      return ledger.state().known();
    }
  }

  record QuarantinesOf(MemoryLedger ledger) implements Quarantines {
    @Override
    public List<Quarantine> of(SyncName sync) {
      return MemoryState.of(sync, ledger.state().quarantines.values());
    }

    @Override
    public int attempts(SyncName sync, Origin origin, Revision revision) {
      var held = ledger.state().attempts.get(new Tried(sync, origin, revision));
      return held == null ? 0 : held.value();
    }
  }

  record OutboxOf(MemoryLedger ledger) implements Outbox {
    @Override
    public List<OutboxMessage> due(Instant now, int limit) {
      return inOrder().filter(message -> !message.next().isAfter(now)).limit(limit).toList();
    }

    @Override
    public Optional<Instant> next() {
      return inOrder().map(OutboxMessage::next).findFirst();
    }

    private Stream<OutboxMessage> inOrder() {
      return ledger.state().messages.values().stream()
          .sorted(Comparator.comparing(OutboxMessage::next));
    }
  }
}
