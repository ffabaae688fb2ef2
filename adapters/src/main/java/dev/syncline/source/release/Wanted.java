package dev.syncline.source.release;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which asset of a release this machine wants: the first of `patterns` that one of its names fits.
public record Wanted(List<AssetPattern> patterns, String name, String binary, Platform platform) {
  public Wanted {
    patterns = List.copyOf(patterns);
    if (patterns.isEmpty()) {
      throw new IllegalArgumentException("there is at least one pattern for an asset");
    }
  }

  Optional<Asset> in(Release release, TagRule tags) {
    return patterns.stream()
        .map(pattern -> filled(pattern, release, tags))
        .flatMap(filled ->
            release.assets().stream()
                .filter(asset -> AssetPattern.fits(filled, asset.name()))
                .limit(1))
        .findFirst();
  }

  /// The name that people are told of where there is none. Of the usual ones it is the archive that
  /// most publish.
  String first(Release release, TagRule tags) {
    var pattern = patterns.equals(AssetPattern.USUAL) ? AssetPattern.TOLD : patterns.getFirst();
    return filled(pattern, release, tags);
  }

  private String filled(AssetPattern pattern, Release release, TagRule tags) {
    return pattern.filled(
        Map.of(
            "name", name,
            "binary", binary,
            "os", platform.os(),
            "arch", platform.arch(),
            "tag", release.tag(),
            "version", tags.hole(release.tag())));
  }
}
