package dev.syncline.app.pin;

import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// The text of a YAML file and where in it a variable's version stands, under `vars` or at the top:
/// the whole scalar, or what it gives as `default "…"`. Pure.
record PinnedText(String text, int from, int to) {
  private static final Pattern DEFAULT =
      Pattern.compile("default\\s+(\\\\\"|\"|`|''|')([\\w.+/@-]*)\\1");
  private static final String MARK = "\uFEFF";
  private static final Pattern PLAIN = Pattern.compile("[\\w.+/@-]+");

  /// `root` is what the text holds. Empty where there is no such variable, or its value is
  /// computed.
  static Optional<PinnedText> of(String text, Node root, String variable) {
    return child(root, "vars")
        .flatMap(vars -> child(vars, variable))
        .or(() -> child(root, variable))
        .flatMap(node -> in(text, node));
  }

  String value() {
    return text.substring(from, to);
  }

  /// Whether this version can stand in the place of the other without quotes.
  static boolean isPlain(String version) {
    return PLAIN.matcher(version).matches();
  }

  String with(String version) {
    return text.substring(0, from) + version + text.substring(to);
  }

  private static Optional<Node> child(Node node, String key) {
    if (!(node instanceof MappingNode map)) {
      return Optional.empty();
    }
    return map.getValue().stream()
        .filter(
            entry -> entry.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key))
        .map(entry -> entry.getValueNode())
        .findFirst();
  }

  private static Optional<PinnedText> in(String text, Node node) {
    var start = node.getStartMark();
    var end = node.getEndMark();
    if (!(node instanceof ScalarNode) || start.isEmpty() || end.isEmpty()) {
      return Optional.empty();
    }
    int begin = text.startsWith(MARK) ? MARK.length() : 0; // which marks do not count
    int from = text.offsetByCodePoints(begin, start.get().getIndex());
    int to = text.offsetByCodePoints(begin, end.get().getIndex());
    var written = text.substring(from, to);
    var inside = DEFAULT.matcher(written);
    if (inside.find()) {
      return Optional.of(new PinnedText(text, from + inside.start(2), from + inside.end(2)));
    }
    boolean isQuoted = written.length() > 2 && "\"'".indexOf(written.charAt(0)) >= 0;
    int quote = isQuoted ? 1 : 0;
    var value = new PinnedText(text, from + quote, to - quote);
    return isPlain(value.value()) ? Optional.of(value) : Optional.empty();
  }
}
