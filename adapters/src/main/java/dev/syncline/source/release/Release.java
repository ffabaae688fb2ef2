package dev.syncline.source.release;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One published release as its forge lists it, with the assets whose bytes are there.
record Release(String tag, boolean prerelease, Optional<Instant> published, List<Asset> assets) {
  Release {
    assets = List.copyOf(assets);
  }

  Optional<Asset> asset(String name) {
    return assets.stream().filter(asset -> asset.name().equals(name)).findFirst();
  }

  /// Their names for people: the first ten.
  String names() {
    var names = assets.stream().map(Asset::name).limit(NAMED_MAX).toList();
    if (names.isEmpty()) {
      return "it has none";
    }
    int more = assets.size() - names.size();
    return "it has " + String.join(", ", names) + (more > 0 ? " and %d more".formatted(more) : "");
  }

  private static final int NAMED_MAX = 10;
}
