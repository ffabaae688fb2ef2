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
    if (through.isEmpty()) {
      target(kind, target, at.target());
    } else if (takes(through.get()).equals(kind)) {
      target(makes(through.get(), target), target, at.target());
    } else {
      transform(through.get(), kind, at.through());
    }
  }

  private void transform(TransformSection through, Kind<? extends Content> given, Place at) {
    var takes = takes(through);
    switch (through) {
      case TransformSection.Build _ ->
          reading.conflict(
              at,
              "a build takes a %s, but the source gives a %s".formatted(takes, given),
              "only source: git gives a tree");
      case TransformSection.Unpack _ ->
          reading.conflict(
              at,
              "unpack takes a %s, but the source gives a %s".formatted(takes, given),
              "source: http and source: release give one; a tree is not packed");
    }
  }

  private void target(Kind<? extends Content> given, TargetSection target, Place at) {
    if (!accepts(target).contains(given)) {
      reading.conflict(
          at,
          "a binary is one program, but what comes before it gives a %s".formatted(given),
          given.equals(Kind.TREE)
              ? "add through: build, which makes a program of a tree"
              : "add through: unpack, which takes the program out of a download");
    }
  }

  private static Kind<? extends Content> takes(TransformSection through) {
    return switch (through) {
      case TransformSection.Build _ -> Kind.TREE;
      case TransformSection.Unpack _ -> Kind.FILE_SET;
    };
  }

  private static Kind<? extends Content> makes(TransformSection through, TargetSection target) {
    return switch (through) {
      case TransformSection.Build _ -> Kind.ARTIFACT;
      case TransformSection.Unpack _ ->
          target instanceof TargetSection.Binary ? Kind.ARTIFACT : Kind.TREE;
    };
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
