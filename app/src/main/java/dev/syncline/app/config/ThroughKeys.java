package dev.syncline.app.config;

import dev.syncline.app.config.TransformSection.Unpack;
import dev.syncline.app.config.shape.Fields;
import dev.syncline.app.config.shape.Forms;
import dev.syncline.app.config.shape.Key;
import dev.syncline.app.config.shape.Section;
import java.util.List;
import java.util.Optional;

/// The keys of `through:`.
final class ThroughKeys {
  private static final Key<String> FILE =
      Key.optional(
          "file",
          Forms.text("a path in the archive", ThroughKeys::inside),
          "the program in the archive, by its name or path; by default that of the target, else"
              + " the only one");
  private static final Key<Long> MAX =
      Key.withDefault(
          "max-size", Forms.SIZE, Unpack.BYTES_MAX_DEFAULT, "what it may hold at most, unpacked");
  private static final Section UNPACK = Section.of("a map, which may be empty: {}", FILE, MAX);

  private static final Key<Fields> BUILD_KEY =
      Key.optional("build", BuildKeys.BUILD, "a tree becomes a program");
  private static final Key<Fields> UNPACK_KEY =
      Key.optional("unpack", UNPACK, "an archive becomes a program, or a tree");

  static final Section THROUGH =
      Section.of(
              "a map with one kind of transform, such as build",
              BUILD_KEY,
              UNPACK_KEY,
              Key.later("render", "Kubernetes manifests come later"),
              Key.later("convert", "typed records come later"),
              Key.later("mask", "masking comes later"),
              Key.later("package", "packing archives comes later"))
          .exactlyOne("build", "unpack", "render", "convert", "mask", "package");

  private ThroughKeys() {}

  /// `target` is where a task finds out where it builds, and what is taken out of an archive.
  static TransformSection read(Fields through, TargetSection target, Reading reading) {
    return through
        .find(BUILD_KEY)
        .<TransformSection>map(build -> BuildKeys.read(build, target.path(), reading))
        .orElseGet(() -> unpack(through.get(UNPACK_KEY), target, reading));
  }

  /// A program that is released is unpacked, without anybody saying so.
  static Optional<TransformSection> implied(List<SourceSection> sources, TargetSection target) {
    boolean isReleased =
        !sources.isEmpty() && sources.stream().allMatch(SourceSection.Release.class::isInstance);
    return isReleased && target instanceof TargetSection.Binary
        ? Optional.of(new Unpack(Optional.empty(), Unpack.BYTES_MAX_DEFAULT))
        : Optional.empty();
  }

  private static Unpack unpack(Fields unpack, TargetSection target, Reading reading) {
    if (unpack.has(FILE) && target instanceof TargetSection.Directory) {
      reading.conflict(
          unpack.place(FILE),
          "file is for target: binary",
          "a directory takes all that is in the archive");
    }
    return new Unpack(unpack.find(FILE), unpack.get(MAX));
  }

  private static String inside(String text) {
    var parts = List.of(text.split("/", -1));
    if (text.isBlank()
        || parts.contains("")
        || parts.contains(".")
        || parts.contains("..")
        || text.chars().anyMatch(letter -> letter == '\\' || Character.isISOControl(letter))) {
      throw new IllegalArgumentException(
          "a file in the archive, relative and without .., like bin/nats-server");
    }
    return text;
  }
}
