package dev.syncline.core.policy;

import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The candidates by what their upstream may do, each newest first: of the one upstream that
/// decides, of those it comes before, of those that only notify, and of origins that nobody named.
record Offers(
    List<Offer> deciding, List<Offer> outranked, List<Offer> notifyOnly, List<Offer> foreign) {

  static Offers of(Situation situation) {
    var byOrigin = byOrigin(situation);
    var upstreams = upstreams(situation.policy(), byOrigin);
    var takenFrom = upstreams.stream().filter(upstream -> !upstream.notifyOnly()).toList();
    boolean versions = situation.policy().track() != Track.COMMITS;
    var first =
        takenFrom.stream()
            .map(upstream -> byOrigin.getOrDefault(upstream.origin(), List.of()))
            .filter(offers ->
                offers.stream().anyMatch(offer -> !versions || offer.version().isPresent()))
            .findFirst()
            .or(() ->
                takenFrom.stream()
                    .map(upstream -> of(byOrigin, upstream))
                    .filter(offers -> !offers.isEmpty())
                    .findFirst())
            .orElse(List.of());
    var origins = upstreams.stream().map(Upstream::origin).toList();
    return new Offers(
        first,
        takenFrom.stream()
            .flatMap(upstream -> of(byOrigin, upstream).stream())
            .filter(offer -> !isFrom(first, offer))
            .toList(),
        upstreams.stream()
            .filter(Upstream::notifyOnly)
            .flatMap(upstream -> of(byOrigin, upstream).stream())
            .toList(),
        all(byOrigin, origin -> !origins.contains(origin)));
  }

  /// All that may be taken, of the deciding upstream first.
  Stream<Offer> takeable() {
    return Stream.concat(deciding.stream(), outranked.stream());
  }

  private static Map<Origin, List<Offer>> byOrigin(Situation situation) {
    var policy = situation.policy();
    var byOrigin = new LinkedHashMap<Origin, List<Offer>>();
    var ready = situation.offered().stream().distinct().map(candidate -> read(candidate, policy));
    var unready =
        situation.unready().stream().map(each -> read(each.candidate(), policy).but(each));
    Stream.concat(ready, unready)
        .sorted(Offer.NEWEST_FIRST)
        .forEach(offer ->
            byOrigin
                .computeIfAbsent(offer.candidate().origin(), _ -> new ArrayList<>())
                .add(offer));
    return byOrigin;
  }

  private static Offer read(Candidate candidate, Policy policy) {
    return policy.track() == Track.COMMITS
        ? Offer.unnamed(candidate)
        : Offer.read(candidate, policy.pattern());
  }

  /// The policy's, or where it names none, all that offer something, by name.
  private static List<Upstream> upstreams(Policy policy, Map<Origin, List<Offer>> byOrigin) {
    return policy.upstreams().isEmpty()
        ? byOrigin.keySet().stream()
            .sorted((one, other) -> one.name().compareTo(other.name()))
            .map(origin -> new Upstream(origin, false))
            .toList()
        : policy.upstreams();
  }

  private static List<Offer> of(Map<Origin, List<Offer>> byOrigin, Upstream upstream) {
    return byOrigin.getOrDefault(upstream.origin(), List.of());
  }

  private static List<Offer> all(Map<Origin, List<Offer>> byOrigin, Predicate<Origin> wanted) {
    return byOrigin.entrySet().stream()
        .filter(entry -> wanted.test(entry.getKey()))
        .flatMap(entry -> entry.getValue().stream())
        .sorted(Offer.NEWEST_FIRST)
        .toList();
  }

  private static boolean isFrom(List<Offer> offers, Offer offer) {
    return !offers.isEmpty()
        && offers.getFirst().candidate().origin().equals(offer.candidate().origin());
  }
}
