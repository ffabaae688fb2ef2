package dev.syncline.source.release;

import dev.syncline.core.version.Reading;
import dev.syncline.core.version.SemVer;
import dev.syncline.core.version.TagPattern;
import java.util.Optional;

/// Which releases of a repository are meant, by their tags.
public sealed interface TagRule {
  /// Those whose tag carries a version by this pattern.
  record Versions(TagPattern pattern) implements TagRule {
    @Override
    public String toString() {
      return pattern.toString();
    }
  }

  /// The one release of this tag, whose assets are replaced from time to time: `arc-main`.
  record Exactly(String tag) implements TagRule {
    @Override
    public String toString() {
      return tag;
    }
  }

  /// As people write it: with `{version}` or `*` a pattern, else one tag. Throws
  /// `IllegalArgumentException` as [TagPattern#parse] does.
  static TagRule parse(String text) {
    return text.contains("{version}") || text.contains("*")
        ? new Versions(TagPattern.parse(text))
        : new Exactly(new TagPattern(text, "").prefix());
  }

  default boolean isMeant(String tag) {
    return switch (this) {
      case Versions(var pattern) -> pattern.read(tag) instanceof Reading.Version;
      case Exactly(var one) -> one.equals(tag);
    };
  }

  default Optional<SemVer> version(String tag) {
    return this instanceof Versions(var pattern)
            && pattern.read(tag) instanceof Reading.Version(var version)
        ? Optional.of(version)
        : Optional.empty();
  }

  /// Whether only releases of one subsystem bear such a tag, so that the asset of one that lacks it
  /// is still to come: `nats-v{version}`, but not `v{version}`, which all of a platform may share.
  default boolean isOwn() {
    return switch (this) {
      case Versions(var pattern) ->
          !(pattern.prefix().isEmpty() || pattern.prefix().equals("v"))
              || !pattern.suffix().isEmpty();
      case Exactly _ -> true;
    };
  }

  /// What stands in the pattern's hole; of one tag all of it.
  default String hole(String tag) {
    if (this instanceof Versions(var pattern)
        && tag.length() >= pattern.prefix().length() + pattern.suffix().length()) {
      return tag.substring(pattern.prefix().length(), tag.length() - pattern.suffix().length());
    }
    return tag;
  }
}
