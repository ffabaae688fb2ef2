package dev.syncline.testkit.contract;

import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Revision;
import dev.syncline.core.ledger.DeliveryId;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.Entry.Intended;
import dev.syncline.core.ledger.Entry.RunEnded;
import dev.syncline.core.ledger.Entry.RunOpened;
import dev.syncline.core.plan.Effect;
import dev.syncline.core.plan.Intent;
import dev.syncline.core.plan.Intent.Purpose;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Item;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.policy.PersonDecision;
import dev.syncline.core.policy.Said;
import dev.syncline.core.policy.Sighting;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Named values for tests of a ledger.
public final class LedgerFixtures {
  public static final SyncName NATS = new SyncName("nats");
  public static final SyncName ARC = new SyncName("team/arc");
  public static final Origin ORIGIN = new Origin("github.com/nats-io/nats-server");
  public static final Instant T0 = Instant.parse("2026-01-05T08:00:00.123456789Z");

  private LedgerFixtures() {}

  public static RunId run(int number) {
    return new RunId("run%06d".formatted(number));
  }

  public static Candidate candidate(String name) {
    return new Candidate(
        ORIGIN, name, new Revision("r-" + name), false, Optional.of(T0.minusSeconds(60)));
  }

  /// An inventory of `size` items whose digests depend on the candidate's name.
  public static Inventory inventory(String name, int size) {
    var items =
        IntStream.range(0, size)
            .mapToObj(i ->
                new Item(
                    "key-" + i,
                    digest(name, i),
                    i % 2 == 0 ? Optional.empty() : Optional.of("base \"ä\" " + i)))
            .toList();
    return new Inventory(candidate(name), items);
  }

  public static Digest digest(String name, int item) {
    return Digest.of(name + "/" + item);
  }

  public static RunOpened opened(int number, SyncName sync) {
    return new RunOpened(
        run(number),
        sync,
        Set.of(Cause.POLL, Cause.PERSON),
        T0.plusSeconds(number),
        Optional.of(candidate("v1")));
  }

  /// From owning `v1` (known to be good: `v0`) to `v2`.
  public static Intended intended(int number, SyncName sync, Purpose purpose) {
    var before = new Owned(Optional.of(inventory("v1", 3)), Optional.of(inventory("v0", 3)));
    return new Intended(
        new Intent(run(number), sync, purpose, Digest.of("plan"), before, inventory("v2", 3)));
  }

  public static RunEnded ended(int number, Outcome outcome, Effect... effects) {
    return new RunEnded(run(number), outcome, List.of(effects), T0.plusSeconds(number + 30));
  }

  public static Said said(PersonDecision what) {
    return new Said(what, "gerard", T0, "because");
  }

  public static Sighting sighting(String name, String revision) {
    return new Sighting(ORIGIN, name, new Revision(revision), T0);
  }

  public static DeliveryId delivery(int number) {
    return new DeliveryId("github", "%08d-cc78-11e3-81ab-4c9367dc0958".formatted(number));
  }

  /// A push that rings `syncs`.
  public static Entry.DeliveryAccepted delivered(int number, SyncName... syncs) {
    return new Entry.DeliveryAccepted(
        delivery(number), "push", List.of(syncs), T0.plusSeconds(number));
  }

  /// Entries that leave something of `sync` in every part of the ledger; its run is `number`, open.
  public static List<Entry> everything(int number, SyncName sync) {
    return LedgerEverything.of(number, sync);
  }
}
