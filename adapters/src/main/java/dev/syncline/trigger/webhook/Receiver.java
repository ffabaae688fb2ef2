package dev.syncline.trigger.webhook;

import dev.syncline.core.ledger.Delivery;
import dev.syncline.core.ledger.DeliveryId;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.Ledger;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.run.Bell;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.shared.redaction.Secret;
import dev.syncline.trigger.webhook.Receipt.Refused;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Takes webhooks: verifies who sent them, finds the syncs they are for, writes that down durably,
/// and only then rings and answers 202. What a webhook says is a hint where to look, nothing more.
/// May be called by many threads at once.
///
/// A good signature is always looked for, also from an address that sent too many bad ones: behind
/// a tunnel all senders have one address, and a forger must not be able to shut the others out.
/// Only large bodies are then refused unread.
public final class Receiver {
  private static final int LIMITED_BYTES_MAX = 1_000_000;
  private static final String NONE_OF_OURS = "nothing here follows that";

  private final Secrets secrets;
  private final Supplier<List<Watched>> watched;
  private final Bell bell;
  private final Desk desk;
  private final Offences offences; // by address
  private final Offences mishaps; // by code

  /// Where it is written down, by what clock, and what makes ids where a sender has none.
  public record Desk(Ledger ledger, Tenure tenure, InstantSource clock, RandomGenerator random) {}

  /// `secrets` and `watched` are asked for each webhook, so that a reload counts.
  public Receiver(Secrets secrets, Supplier<List<Watched>> watched, Bell bell, Desk desk) {
    this.secrets = secrets;
    this.watched = watched;
    this.bell = bell;
    this.desk = desk;
    this.offences = new Offences(desk.clock());
    this.mishaps = new Offences(desk.clock());
  }

  /// Throws only when interrupted before it was written down: nothing is rung then.
  public Receipt receive(Incoming incoming) throws InterruptedException {
    try {
      var scheme = verified(incoming);
      var id = id(scheme, incoming.headers());
      var event = scheme.event(incoming.headers());
      return switch (hint(scheme, incoming)) {
        case Hint.Ping _ -> new Receipt.Pong(id);
        case Hint.Nothing(var reason) -> new Receipt.Ignored(id, event, reason);
        case Hint.Moved moved -> {
          var syncs = concerned(incoming.path(), moved);
          yield syncs.isEmpty()
              ? new Receipt.Ignored(id, event, NONE_OF_OURS)
              : take(id, event, syncs);
        }
      };
    } catch (Refusing refusing) {
      return refusing.receipt();
    }
  }

  /// The scheme by which it is signed, with one of our secrets.
  private Scheme verified(Incoming incoming) throws Refusing {
    var known = known();
    if (Schemes.comesLater(incoming.path())) {
      throw new Refusing(Refusals.later(incoming.path()));
    }
    if (incoming.body().length > Incoming.BODY_BYTES_MAX) {
      throw new Refusing(Refusals.size());
    }
    var pause = offences.pause(incoming.address());
    if (pause.isPresent() && incoming.body().length > LIMITED_BYTES_MAX) {
      throw new Refusing(Refusals.tooMany(pause.get(), Optional.empty()));
    }
    var scheme = Schemes.of(incoming);
    if (scheme.isPresent() && !scheme.get().takes(incoming.type())) {
      throw new Refusing(Refusals.type(scheme.get()));
    }
    var proof = scheme.map(each -> each.proof(incoming, known, desk.clock().instant()));
    var address = incoming.address();
    return switch (proof.orElse(Proof.MISSING)) {
      case GIVEN -> scheme.orElseThrow();
      case MISSING -> throw new Refusing(Refusals.unsigned(address, scheme, offences.add(address)));
      case UNTIMELY -> throw new Refusing(Refusals.untimely(address, offences.add(address)));
    };
  }

  /// An empty secret is none: everybody knows it.
  private List<Secret> known() throws Refusing {
    try {
      var known = secrets.now().stream().filter(secret -> !secret.reveal().isEmpty()).toList();
      if (known.isEmpty()) {
        throw new Refusing(seldomLogged(Refusals.noSecret()));
      }
      return known;
    } catch (SyncException e) {
      throw new Refusing(seldomLogged(Refusals.secretUnset(e)));
    }
  }

  /// Anybody can bring this about, and must not be able to fill our log with it.
  private Refused seldomLogged(Refused refused) {
    return mishaps.add(refused.complaint().code()).isNews()
        ? refused
        : new Refused(
            refused.status(), refused.complaint(), refused.retryAfter(), Optional.empty());
  }

  private DeliveryId id(Scheme scheme, Headers headers) throws Refusing {
    var given =
        scheme.deliveryHeaders().stream().flatMap(name -> headers.find(name).stream()).findFirst();
    if (given.isEmpty() && scheme.needsDelivery()) {
      throw new Refusing(Refusals.delivery(scheme));
    }
    try {
      return new DeliveryId(scheme.name(), given.orElseGet(this::made));
    } catch (IllegalArgumentException _) {
      throw new Refusing(Refusals.delivery(scheme));
    }
  }

  private String made() {
    var hex = HexFormat.of();
    return hex.toHexDigits(desk.random().nextLong()) + hex.toHexDigits(desk.random().nextLong());
  }

  private static Hint hint(Scheme scheme, Incoming incoming) throws Refusing {
    try {
      var body = incoming.body();
      return scheme.hint(
          incoming.headers(), incoming.type() == BodyType.FORM ? Form.payload(body) : body);
    } catch (Malformed e) {
      throw new Refusing(Refusals.body(e));
    }
  }

  /// Whoever names a sync in the path is believed that it is for this one, wherever it comes from:
  /// a fork, a mirror, a relay. Else the repository says it.
  private List<SyncName> concerned(String path, Hint.Moved moved) {
    boolean named = !path.isEmpty() && Schemes.named(path).isEmpty();
    return watched.get().stream()
        .filter(each ->
            named ? each.sync().value().equals(path) && each.follows(moved) : each.followsIn(moved))
        .map(Watched::sync)
        .toList();
  }

  /// Almost every one is new, so the ledger is only asked where it refuses.
  private Receipt take(DeliveryId id, String event, List<SyncName> syncs)
      throws Refusing, InterruptedException {
    var now = desk.clock().instant();
    try {
      if (isTaken(new Entry.DeliveryAccepted(id, event, syncs, now))) {
        return rung(new Receipt.Accepted(id, event, syncs, now));
      }
      var before = desk.ledger().deliveries().find(id);
      var rest =
          syncs.stream()
              .filter(sync -> before.filter(known -> known.covers(sync)).isEmpty())
              .toList();
      if (!rest.isEmpty() && isTaken(new Entry.DeliveryAccepted(id, event, rest, now))) {
        return rung(new Receipt.Accepted(id, event, rest, now));
      }
      boolean waits = !rest.isEmpty() || before.filter(known -> waits(known, syncs)).isPresent();
      return new Receipt.Duplicate(
          id, event, syncs, waits ? Delivery.State.ACCEPTED : Delivery.State.DONE);
    } catch (SyncException e) {
      throw new Refusing(Refusals.ledger(e));
    }
  }

  private static boolean waits(Delivery known, List<SyncName> syncs) {
    return known.rings().stream()
        .anyMatch(ring -> ring.state() == Delivery.State.ACCEPTED && syncs.contains(ring.sync()));
  }

  /// Whether it is durable now; not where it was accepted for one of its syncs before.
  private boolean isTaken(Entry.DeliveryAccepted accepted)
      throws SyncException, InterruptedException {
    try {
      desk.ledger().write(desk.tenure(), List.of(accepted));
      return true;
    } catch (SyncException e) {
      if (e.fault().complaint().code().equals("SYN-LEDGER-DELIVERY")) {
        return false;
      }
      throw e;
    }
  }

  private Receipt rung(Receipt.Accepted accepted) {
    accepted.syncs().forEach(sync -> bell.ring(sync, Cause.WEBHOOK));
    return accepted;
  }
}
