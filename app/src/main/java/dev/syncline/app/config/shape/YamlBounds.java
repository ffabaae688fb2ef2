package dev.syncline.app.config.shape;

import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/// Looks at the events of a file before nodes are made of them: making nodes recurses, and aliases
/// multiply.
final class YamlBounds {
  static final int DEPTH_MAX = 32;
  static final int ALIASES_MAX = 100;

  private static final String CODE = "SYN-CONFIG-YAML";

  private final Path file;
  private final LoadSettings settings;
  private final Problems problems;
  private int depth;
  private int aliases;
  private int documents;

  YamlBounds(Path file, LoadSettings settings, Problems problems) {
    this.file = file;
    this.settings = settings;
    this.problems = problems;
  }

  /// Whether nodes may be made of `text`; the first thing that forbids it is a problem.
  boolean allow(String text) {
    for (var event : new Parse(settings).parseString(text)) {
      if (!allow(event)) {
        return false;
      }
    }
    if (documents == 0) {
      problems.error(
          Place.whole(file),
          "SYN-CONFIG-EMPTY",
          "nothing stands in this file",
          "a configuration has syncs: with at least one source and target");
    }
    return documents > 0;
  }

  private boolean allow(Event event) {
    return switch (event) {
      case DocumentStartEvent _ ->
          ++documents == 1
              || refuse(
                  event, "a second document begins", "one file is one document: take --- out");
      case AliasEvent _ ->
          ++aliases <= ALIASES_MAX
              || refuse(event, "more than 100 aliases", "write the values out");
      case CollectionStartEvent start ->
          ++depth <= DEPTH_MAX
              ? untagged(start, start.getTag().isPresent())
              : refuse(event, "more than 32 levels deep", "nothing here goes so deep");
      case ScalarEvent scalar -> untagged(scalar, scalar.getTag().isPresent());
      case CollectionEndEvent _ -> {
        depth--;
        yield true;
      }
      default -> true;
    };
  }

  private boolean untagged(Event event, boolean tagged) {
    return !tagged
        || refuse(event, "a tag such as !word has no meaning here", "a text with ! needs quotes");
  }

  private boolean refuse(Event event, String text, String hint) {
    var at =
        event
            .getStartMark()
            .map(mark -> new Place(file, mark.getLine() + 1, mark.getColumn() + 1))
            .orElseGet(() -> Place.whole(file));
    problems.error(at, CODE, text, hint);
    return false;
  }
}
