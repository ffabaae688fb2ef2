package dev.syncline.engine.pass;

import dev.syncline.core.content.Content;
import dev.syncline.core.plan.Change;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.policy.Decide;
import dev.syncline.core.policy.Decision;
import dev.syncline.core.policy.Decision.Choice;
import dev.syncline.core.policy.Found;
import dev.syncline.core.policy.Quarantine;
import dev.syncline.core.policy.Sighting;
import dev.syncline.core.policy.Situation;
import dev.syncline.core.policy.Standing;
import dev.syncline.core.run.Problem;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Detection;
import dev.syncline.core.source.Unready;
import dev.syncline.core.source.Watermark;
import dev.syncline.core.target.KeepsWatermark;
import dev.syncline.core.target.Observed;
import dev.syncline.core.target.Target;
import dev.syncline.engine.sentence.Declaration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Detect, observe, decide: everything that only looks. `check`, `plan` and every pass begin here.
public final class Surveyor<T extends Content> {
  private final Declaration<T> declaration;
  private final Workshop shop;

  public Surveyor(Declaration<T> declaration, Workshop shop) {
    this.declaration = declaration;
    this.shop = shop;
  }

  /// Looks at the source, and at the target where that is asked for (`observing`) or needed to know
  /// what is installed. `stages` hears the name of each stage as it begins. Writes nothing.
  public Survey<T> survey(boolean observing, Consumer<String> stages)
      throws SyncException, InterruptedException {
    var ledger = shop.ledger();
    var sync = declaration.name();
    var owned = ledger.inventories().of(sync);
    var watermark = watermark();
    stages.accept("detect");
    var detection = declaration.sentence().supply().detect(standing(watermark, owned));
    Optional<Observed<T>> observed = Optional.empty();
    if (observing || owned.installed().isEmpty()) {
      stages.accept("observe");
      observed = Optional.of(target().observe(owned));
    }
    stages.accept("decide");
    return decide(owned, watermark, detection, observed);
  }

  private Survey<T> decide(
      Owned owned,
      Optional<Watermark> watermark,
      Detection detection,
      Optional<Observed<T>> observed)
      throws SyncException {
    var sync = declaration.name();
    var now = shop.pace().now();
    var standing = Standing.of(shop.ledger().decisions().of(sync), now);
    var found = found(owned, observed, offered(detection));
    var installed = owned.installed().map(Inventory::of).or(() -> found.map(Found::installed));
    List<Change> drift = observed.map(seen -> seen.drift(owned)).orElse(List.of());
    var known = shop.ledger().sightings().of(sync);
    var before = found.flatMap(there -> there.before(now)).stream();
    var first = firstSights(before, offered(detection), known, now);
    var sightings = new ArrayList<>(known);
    sightings.addAll(first);
    var quarantines = quarantines();
    var decision =
        detection instanceof Detection.Unchanged
            ? unchanged(standing, installed)
            : Decide.decide(
                new Situation(
                    offered(detection),
                    unready(detection),
                    installed,
                    declaration.policy(),
                    standing,
                    sightings,
                    quarantines,
                    now));
    return new Survey<>(
        detection,
        watermark,
        standing,
        owned,
        installed,
        observed,
        drift,
        first,
        quarantines,
        with(problems(detection, found, observed), decision));
  }

  // What failed to be made or tried otherwise than now is given another try.
  private List<Quarantine> quarantines() throws SyncException {
    var recipe = declaration.sentence().recipe();
    return shop.ledger().quarantines().of(declaration.name()).stream()
        .filter(each -> each.countsFor(recipe))
        .toList();
  }

  // After a rollback the watermark names what was gone back from: a source that is told of it would
  // say "unchanged", and neither 'unhold' nor an approval would ever bring it again.
  private static Optional<Watermark> standing(Optional<Watermark> watermark, Owned owned) {
    return watermark.filter(mark ->
        owned.installed().isEmpty()
            || owned.installed().get().of().revision().equals(mark.revision()));
  }

  /// The watermark of the target where it keeps one, for that is the truth then.
  private Optional<Watermark> watermark() throws SyncException, InterruptedException {
    return target() instanceof KeepsWatermark keeper
        ? keeper.watermark()
        : shop.ledger().watermarks().of(declaration.name());
  }

  /// What was there before us, where nothing of ours is.
  private Optional<Found> found(
      Owned owned, Optional<Observed<T>> observed, List<Candidate> offered) {
    return observed
        .filter(_ -> owned.installed().isEmpty())
        .flatMap(Observed::found)
        .map(inventory -> new Found(inventory.of(), offered, declaration.policy()));
  }

  private static List<Candidate> offered(Detection detection) {
    return switch (detection) {
      case Detection.Unchanged _ -> List.of();
      case Detection.Moved(var offered, _, _) -> offered;
      case Detection.Rewound(_, var now) -> List.of(now);
    };
  }

  private static List<Unready> unready(Detection detection) {
    return detection instanceof Detection.Moved(_, var unready, _) ? unready : List.of();
  }

  /// What names meant when we first heard of them: `before`, else what they mean now.
  private static List<Sighting> firstSights(
      Stream<Sighting> before, List<Candidate> offered, List<Sighting> known, Instant now) {
    var names = new HashSet<String>();
    known.forEach(sighting -> names.add(sighting.origin() + "\0" + sighting.name()));
    var seen =
        offered.stream()
            .map(offer -> new Sighting(offer.origin(), offer.name(), offer.revision(), now));
    return Stream.concat(before, seen)
        .filter(sighting -> names.add(sighting.origin() + "\0" + sighting.name()))
        .toList();
  }

  private static Decision unchanged(Standing standing, Optional<Candidate> installed) {
    var reason =
        standing.hold().map(said -> "held by " + said.who()).orElse("the source has not changed");
    return new Decision(
        new Choice.Stay(reason, installed),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private List<Problem> problems(
      Detection detection, Optional<Found> found, Optional<Observed<T>> observed) {
    var problems = new ArrayList<Problem>();
    if (detection instanceof Detection.Rewound(var applied, var now)) {
      problems.add(
          new Problem(
              "SYN-GIT-REWOUND",
              "%s was force-pushed: reset from %s, which its history no longer holds, to %s"
                  .formatted(now.name(), applied.shortened(), now.revision().shortened())));
    }
    if (found.isPresent()) {
      problems.addAll(observed.map(Observed::problems).orElse(List.of()));
      found.get().unknown().ifPresent(problems::add);
    }
    return problems;
  }

  private static Decision with(List<Problem> more, Decision decision) {
    var problems = new ArrayList<>(decision.problems());
    problems.addAll(more);
    return new Decision(
        decision.choice(),
        decision.blocked(),
        decision.passedOver(),
        problems,
        decision.accepted(),
        decision.agreed());
  }

  private Target<T> target() {
    return declaration.sentence().target();
  }
}
