package dev.syncline.app.config.shape;

import dev.syncline.app.config.shape.Shape.Entry;
import dev.syncline.app.config.shape.Shape.Listing;
import dev.syncline.app.config.shape.Shape.Named;
import dev.syncline.app.config.shape.Shape.Spot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Compares nodes with the shape they should have and makes values of them. Goes on after a
/// problem, so that all of a file come to light.
public final class Checker {
  static final String TYPE = "SYN-CONFIG-TYPE";

  private static final int NODES_MAX = 200_000;

  private final Path file;
  private final Problems problems;
  private final ScalarCheck scalars;
  private final SectionCheck sections;
  private int seen;

  public Checker(Path file, Filler filler, Section root, Problems problems) {
    this.file = file;
    this.problems = problems;
    this.scalars = new ScalarCheck(filler, problems);
    this.sections = new SectionCheck(this, problems, root);
  }

  /// The values of the whole file; empty where the root is not even a map.
  public Optional<Fields> check(Node node, Section root) {
    return check(node, root, new Place(file, 1, 1)).map(Spot::value);
  }

  /// `key` is where the key stands that `node` belongs to.
  <T> Optional<Spot<T>> check(Node node, Shape<T> shape, Place key) {
    if (++seen > NODES_MAX || problems.isFull()) {
      if (seen == NODES_MAX + 1) {
        problems.error(place(node), "SYN-CONFIG-YAML", "too many values", "use fewer aliases");
      }
      return Optional.empty();
    }
    return switch (shape) {
      case Form<T> form -> form(node, form);
      case Section section -> cast(sections.check(node, section, key));
      case Listing<?> listing -> cast(listing(node, listing));
      case Named<?> named -> cast(named(node, named));
    };
  }

  // Safe: each case of Shape says what comes out of it, which the compiler cannot follow.
  @SuppressWarnings("unchecked")
  private static <T> Optional<Spot<T>> cast(Optional<? extends Spot<?>> spot) {
    return (Optional<Spot<T>>) spot;
  }

  private <T> Optional<Spot<T>> form(Node node, Form<T> form) {
    if (!(node instanceof ScalarNode scalar)) {
      wrong(node, form.what());
      return Optional.empty();
    }
    return scalars.check(scalar, form, place(node));
  }

  private <T> Optional<Spot<List<Spot<T>>>> listing(Node node, Listing<T> listing) {
    if (!(node instanceof SequenceNode sequence)) {
      if (!listing.orOne()) {
        wrong(node, "a list of " + plural(listing.of()) + ", like [one, two]");
        return Optional.empty();
      }
      return check(node, listing.of(), place(node))
          .map(only -> new Spot<>(only.at(), Optional.empty(), List.of(only)));
    }
    var items = new ArrayList<Spot<T>>();
    for (var item : sequence.getValue()) {
      check(item, listing.of(), place(item)).ifPresent(items::add);
    }
    if (sequence.getValue().size() < listing.least()) {
      problems.error(place(node), TYPE, "the list is empty", "say at least one");
    }
    return Optional.of(new Spot<>(place(node), Optional.empty(), List.copyOf(items)));
  }

  private static String plural(Shape<?> shape) {
    return shape instanceof Form<?> ? "words" : "maps";
  }

  private <T> Optional<Spot<List<Entry<T>>>> named(Node node, Named<T> named) {
    var pairs = pairs(node, named.what());
    if (pairs.isEmpty()) {
      return Optional.empty();
    }
    var entries = new ArrayList<Entry<T>>();
    for (var pair : pairs.get()) {
      var key = (ScalarNode) pair.getKeyNode();
      var good = scalars.check(key, named.names(), place(key)).isPresent();
      var value = check(pair.getValueNode(), named.of(), place(key));
      if (good) {
        value.ifPresent(spot -> entries.add(new Entry<>(place(key), key.getValue(), spot.value())));
      }
    }
    return Optional.of(new Spot<>(place(node), Optional.empty(), List.copyOf(entries)));
  }

  /// The pairs of a map whose keys are plain and stand once; empty where `node` is no map.
  Optional<List<NodeTuple>> pairs(Node node, String what) {
    if (!(node instanceof MappingNode map)) {
      wrong(node, what);
      return Optional.empty();
    }
    var pairs = new ArrayList<NodeTuple>();
    Map<String, Place> first = new HashMap<>();
    for (var pair : map.getValue()) {
      if (!(pair.getKeyNode() instanceof ScalarNode key)) {
        problems.error(place(pair.getKeyNode()), TYPE, "a key is a plain word here", "");
        continue;
      }
      var before = first.putIfAbsent(key.getValue(), place(key));
      if (before == null) {
        pairs.add(pair);
      } else {
        problems.error(
            place(key),
            "SYN-CONFIG-DUPLICATE",
            "'%s' stands here a second time".formatted(key.getValue()),
            "the first is in line " + before.line());
      }
    }
    return Optional.of(pairs);
  }

  private void wrong(Node node, String right) {
    var found =
        switch (node) {
          case MappingNode _ -> "a map";
          case SequenceNode _ -> "a list";
          case ScalarNode scalar when isNothing(scalar) -> "nothing";
          default -> "a single value";
        };
    var hint = placeholder(node).map("put it in quotes: \"{%s}\""::formatted);
    problems.error(
        place(node), TYPE, "%s stands here".formatted(found), hint.orElse("right is " + right));
  }

  /// YAML takes a placeholder without quotes, as `{output}`, for a map.
  private static Optional<String> placeholder(Node node) {
    return node instanceof MappingNode map
            && map.getFlowStyle() == FlowStyle.FLOW
            && map.getValue().size() == 1
            && map.getValue().getFirst().getKeyNode() instanceof ScalarNode key
            && map.getValue().getFirst().getValueNode() instanceof ScalarNode value
            && isNothing(value)
        ? Optional.of(key.getValue())
        : Optional.empty();
  }

  static boolean isNothing(ScalarNode scalar) {
    return scalar.isPlain()
        && (scalar.getValue().isEmpty()
            || scalar.getValue().equals("null")
            || scalar.getValue().equals("~"));
  }

  Place place(Node node) {
    return node.getStartMark()
        .map(mark -> new Place(file, mark.getLine() + 1, mark.getColumn() + 1))
        .orElseGet(() -> Place.whole(file));
  }
}
