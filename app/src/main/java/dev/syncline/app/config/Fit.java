package dev.syncline.app.config;

import dev.syncline.app.config.shape.Place;
import dev.syncline.core.content.Content;
import dev.syncline.core.content.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether source, transform and target of a sentence fit, told of the words alone: what wiring
/// finds out as well, but here with the place and the way out.
final class Fit {
  private final Reading reading;

  Fit(Reading reading) {
    this.reading = reading;
  }

  /// Where the three keys of one sync stand.
  record Places(Place source, Place through, Place target) {}

  void check(
      List<SourceSection> sources,
      Optional<TransformSection> through,
      TargetSection target,
      Places at) {
    if (sources.isEmpty()) {
      return; // what is wrong with them was told
    }
    var kind = kind(sources.getFirst());
    for (var source : sources) {
      if (!kind(source).equals(kind)) {
        reading.conflict(
            at.source(),
            "one source gives a %s, another a %s".formatted(kind, kind(source)),
            "all of a list give the same");
        return;
      }
    }
    if (through.isPresent() && !kind.equals(Kind.TREE)) {
      reading.conflict(
          at.through(),
          "a build takes a tree, but the source gives a %s".formatted(kind),
          "only source: git gives a tree");
    } else {
      target(through.isPresent() ? Kind.ARTIFACT : kind, target, at.target());
    }
  }

  private void target(Kind<? extends Content> given, TargetSection target, Place at) {
    if (!accepts(target).contains(given)) {
      reading.conflict(
          at,
          "a binary is one built file, but what comes before it gives a %s".formatted(given),
          given.equals(Kind.TREE)
              ? "add through: build, which makes a program of a tree"
              : "a directory takes it; unpacking and checking downloads comes later");
    }
  }

  private static Kind<? extends Content> kind(SourceSection source) {
    return switch (source) {
      case SourceSection.Git _ -> Kind.TREE;
      case SourceSection.Http _, SourceSection.Release _ -> Kind.FILE_SET;
    };
  }

  private static Set<Kind<? extends Content>> accepts(TargetSection target) {
    return switch (target) {
      case TargetSection.Binary _ -> Set.of(Kind.ARTIFACT);
      case TargetSection.Directory _ -> Set.of(Kind.TREE, Kind.FILE_SET, Kind.ARTIFACT);
    };
  }
}
