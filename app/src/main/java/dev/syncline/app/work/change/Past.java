package dev.syncline.app.work.change;

import dev.syncline.core.content.Revision;
import dev.syncline.core.ledger.Run;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.policy.Policy;
import dev.syncline.core.policy.Track;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Origin;
import dev.syncline.core.version.Reading;
import dev.syncline.core.version.SemVer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// In which order a sync came to what it has, as its runs tell it. What was gone back from is no
/// part of the way any more: going back once more must not go forward. The order in which things
/// were proven does not tell this, for going back proves anew what it goes back to.
final class Past {
  /// More runs than the ledger keeps of one sync.
  static final int RUNS_MAX = 10_000;

  private final List<Inventory> proven;
  private final List<Run> moves; // oldest first
  private final Policy policy;
  private final List<Mark> way = new ArrayList<>(); // oldest first
  private final Set<Mark> left = new HashSet<>();

  private record Mark(Origin origin, Revision revision) {
    static Mark of(Candidate candidate) {
      return new Mark(candidate.origin(), candidate.revision());
    }
  }

  /// Both newest first.
  Past(List<Inventory> proven, List<Run> runs, Policy policy) {
    this.proven = List.copyOf(proven);
    this.moves = runs.reversed().stream().filter(Past::isMove).toList();
    this.policy = policy;
    this.moves.forEach(this::follow);
  }

  static boolean isSame(Candidate one, Candidate other) {
    return Mark.of(one).equals(Mark.of(other));
  }

  /// What can be gone back to from `installed`, best first; nothing at or past `against`, unless
  /// `installed` is past that itself.
  List<Inventory> before(Candidate installed, Optional<Revision> against) {
    boolean isBeyond = against.filter(bad -> isPast(installed, bad)).isPresent();
    return ordered(installed)
        .filter(each -> isBeyond || against.filter(bad -> isAtOrPast(each.of(), bad)).isEmpty())
        .toList();
  }

  /// Whether `candidate` is a later version than `bad` was; where one of them has no version,
  /// whether it was brought, and not gone back to, after it.
  boolean isPast(Candidate candidate, Revision bad) {
    if (candidate.revision().equals(bad)) {
      return false;
    }
    var version = version(candidate);
    var limit = version(bad);
    return (version.isPresent() && limit.isPresent())
        ? version.get().compareTo(limit.get()) > 0
        : wasBrought(candidate);
  }

  private boolean isAtOrPast(Candidate candidate, Revision bad) {
    var version = version(candidate);
    return candidate.revision().equals(bad)
        || version(bad)
            .filter(limit -> version.filter(own -> own.compareTo(limit) >= 0).isPresent())
            .isPresent();
  }

  // What no run tells of was there before the oldest one that is kept.
  private Stream<Inventory> ordered(Candidate installed) {
    var here = way.indexOf(Mark.of(installed));
    var older = here < 0 ? way : way.subList(0, here);
    var told = older.reversed().stream().flatMap(this::proven);
    var untold =
        proven.stream()
            .filter(each -> !isSame(each.of(), installed))
            .filter(each -> !way.contains(Mark.of(each.of())))
            .filter(each -> !left.contains(Mark.of(each.of())));
    return Stream.concat(told, untold);
  }

  private Stream<Inventory> proven(Mark mark) {
    return proven.stream().filter(each -> Mark.of(each.of()).equals(mark)).limit(1);
  }

  private void follow(Run run) {
    var to = Mark.of(run.to().orElseThrow());
    boolean back = run.outcome().orElseThrow() instanceof Outcome.RolledBack;
    if (back && way.contains(to)) {
      while (!way.getLast().equals(to)) {
        left.add(way.removeLast());
      }
    } else {
      way.remove(to);
      way.add(to);
    }
    left.remove(to);
  }

  /// What was healed, or brought again, has moved nowhere.
  private static boolean isMove(Run run) {
    boolean ended =
        run.outcome()
            .filter(how -> how instanceof Outcome.Applied || how instanceof Outcome.RolledBack)
            .isPresent();
    return ended
        && run.to().filter(to -> run.from().filter(from -> isSame(from, to)).isEmpty()).isPresent();
  }

  private boolean wasBrought(Candidate candidate) {
    return moves.reversed().stream()
        .filter(run -> run.to().filter(to -> isSame(to, candidate)).isPresent())
        .findFirst()
        .flatMap(Run::outcome)
        .filter(Outcome.Applied.class::isInstance)
        .isPresent();
  }

  private Optional<SemVer> version(Revision revision) {
    var known = proven.stream().map(Inventory::of);
    var met = moves.stream().flatMap(run -> Stream.concat(run.from().stream(), run.to().stream()));
    return Stream.concat(known, met)
        .filter(candidate -> candidate.revision().equals(revision))
        .flatMap(candidate -> version(candidate).stream())
        .max(SemVer::compareTo);
  }

  private Optional<SemVer> version(Candidate candidate) {
    return policy.track() == Track.COMMITS
            || !(policy.pattern().read(candidate.name()) instanceof Reading.Version(var version))
        ? Optional.empty()
        : Optional.of(version);
  }
}
