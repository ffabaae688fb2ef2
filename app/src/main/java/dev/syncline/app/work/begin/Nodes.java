package dev.syncline.app.work.begin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// What is looked for in files whose keys are not ours: what has another form is as if it were not
/// there.
final class Nodes {
  private Nodes() {}

  /// In the order of the file; empty where it is no map.
  static SequencedMap<String, Node> children(Node node) {
    var children = new LinkedHashMap<String, Node>();
    if (node instanceof MappingNode map) {
      for (var entry : map.getValue()) {
        if (entry.getKeyNode() instanceof ScalarNode key) {
          children.put(key.getValue(), entry.getValueNode());
        }
      }
    }
    return children;
  }

  static Optional<Node> child(Node node, String key) {
    return Optional.ofNullable(children(node).get(key));
  }

  static List<Node> items(Node node) {
    return node instanceof SequenceNode list ? list.getValue() : List.of();
  }

  static Optional<String> text(Node node) {
    return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
  }

  static Optional<String> text(Node node, String key) {
    return child(node, key).flatMap(Nodes::text).filter(text -> !text.isBlank());
  }
}
