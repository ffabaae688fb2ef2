package dev.syncline.app.config.shape;

import dev.syncline.app.config.shape.Fields.Field;
import dev.syncline.app.config.shape.Key.Standing;
import dev.syncline.app.config.shape.Section.Choice;
import dev.syncline.app.config.shape.Shape.Listing;
import dev.syncline.app.config.shape.Shape.Named;
import dev.syncline.app.config.shape.Shape.Spot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Checks maps with known keys: unknown ones, missing ones, those of later versions, choices.
final class SectionCheck {
  private static final String LATER = "SYN-CONFIG-LATER";
  private static final String MISSING = "SYN-CONFIG-MISSING";

  private final Checker checker;
  private final Problems problems;
  private final Section root;

  SectionCheck(Checker checker, Problems problems, Section root) {
    this.checker = checker;
    this.problems = problems;
    this.root = root;
  }

  Optional<Spot<Fields>> check(Node node, Section section, Place key) {
    int before = problems.count();
    var at = checker.place(node);
    if (node instanceof ScalarNode scalar && !section.words().isEmpty()) {
      return word(scalar, section, key);
    }
    var pairs = checker.pairs(node, section.what());
    if (pairs.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Field> found = new LinkedHashMap<>();
    pairs.get().forEach(pair -> take(pair, section, found));
    var present = names(pairs.get(), section);
    requireKeys(section, present, key);
    section.choices().forEach(choice -> requireOne(section, choice, present, key));
    boolean clean = problems.count() == before;
    var fields = new Fields(key, section, found, Optional.empty(), clean);
    return Optional.of(new Spot<>(at, Optional.empty(), fields));
  }

  private Optional<Spot<Fields>> word(ScalarNode scalar, Section section, Place key) {
    var at = checker.place(scalar);
    var word = scalar.getValue();
    if (!section.words().contains(word)) {
      var right =
          "right is %s, or %s".formatted(section.what(), String.join(", ", section.words()));
      problems.error(at, Checker.TYPE, "a single value stands here", right);
      return Optional.empty();
    }
    var fields = new Fields(key, section, Map.of(), Optional.of(word), true);
    return Optional.of(new Spot<>(at, Optional.of(word), fields));
  }

  // A mistyped key counts as the one that was meant: one slip is one problem.
  private static List<String> names(List<NodeTuple> pairs, Section section) {
    return pairs.stream()
        .map(pair -> ((ScalarNode) pair.getKeyNode()).getValue())
        .map(name ->
            section.key(name).isPresent() ? name : Nearest.of(name, section.names()).orElse(name))
        .distinct()
        .toList();
  }

  private void take(NodeTuple pair, Section section, Map<String, Field> found) {
    var node = (ScalarNode) pair.getKeyNode();
    var at = checker.place(node);
    var known = section.key(node.getValue());
    if (known.isEmpty()) {
      unknown(node.getValue(), at, section);
      return;
    }
    var key = known.get();
    switch (key.standing()) {
      case LATER ->
          problems.error(
              at, LATER, "'%s' is not in this version yet".formatted(key.name()), key.doc());
      case OPTIONAL, REQUIRED ->
          checker
              .check(pair.getValueNode(), key.shape(), at)
              .ifPresent(spot -> found.put(key.name(), new Field(at, spot)));
    }
  }

  private void unknown(String name, Place at, Section section) {
    var near = Nearest.of(name, section.names());
    var elsewhere = near.isPresent() ? Optional.<String>empty() : path(name, root, "", 0);
    var hint =
        elsewhere
            .map(path -> "it stands at " + path)
            .orElseGet(() ->
                name.equals("<<")
                    ? "YAML 1.2 has no merge key: write the values out"
                    : Nearest.advice(name, section.names()));
    var shown = name.length() > 60 ? name.substring(0, 60) + "..." : name;
    problems.error(at, "SYN-CONFIG-UNKNOWN", "unknown key '%s'".formatted(shown), hint);
  }

  private static Optional<String> path(String name, Shape<?> shape, String before, int depth) {
    if (depth > YamlBounds.DEPTH_MAX) {
      return Optional.empty();
    }
    return switch (shape) {
      case Form<?> _ -> Optional.empty();
      case Listing<?> listing -> path(name, listing.of(), before, depth + 1);
      case Named<?> named -> path(name, named.of(), before + "NAME.", depth + 1);
      case Section section -> {
        if (section.names().contains(name)) {
          yield Optional.of(before + name);
        }
        yield section.keys().stream()
            .flatMap(key -> path(name, key.shape(), before + key.name() + ".", depth + 1).stream())
            .findFirst();
      }
    };
  }

  private void requireKeys(Section section, List<String> present, Place at) {
    for (var key : section.keys()) {
      if (key.standing() == Standing.REQUIRED && !present.contains(key.name())) {
        problems.error(at, MISSING, "'%s' is missing here".formatted(key.name()), key.doc());
      }
    }
  }

  private void requireOne(Section section, Choice choice, List<String> present, Place at) {
    var chosen = choice.names().stream().filter(present::contains).toList();
    var names = choice.names().stream().filter(name -> section.names().contains(name)).toList();
    if (chosen.isEmpty()) {
      var text = "one of %s is missing here".formatted(String.join(", ", names));
      problems.error(at, MISSING, text, "");
    }
    if (chosen.size() > 1) {
      var text = "only one of %s can stand here".formatted(String.join(" and ", chosen));
      problems.error(at, "SYN-CONFIG-CONFLICT", text, "take the others out");
    }
  }
}
