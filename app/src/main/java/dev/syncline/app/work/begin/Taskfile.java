package dev.syncline.app.work.begin;

import dev.syncline.app.config.shape.Problems;
import dev.syncline.app.config.shape.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/// One Taskfile that was read; `shown` is its path from the root of the project.
record Taskfile(Path file, String shown, Node root) {
  private static final List<String> NAMES =
      List.of(
          "Taskfile.yml",
          "taskfile.yml",
          "Taskfile.yaml",
          "taskfile.yaml",
          "Taskfile.dist.yml",
          "taskfile.dist.yml",
          "Taskfile.dist.yaml",
          "taskfile.dist.yaml");

  /// In the order in which Task looks for them.
  static Optional<Path> in(Path folder) {
    return NAMES.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
  }

  /// Empty where it cannot be read, which `problems` is told.
  static Optional<Taskfile> read(Path file, Path project, Problems problems) {
    return YamlFile.read(file, problems)
        .map(node -> new Taskfile(file, project.relativize(file).toString(), node));
  }

  /// Those that are plain texts: what a shell must tell is not known.
  Map<String, Said> variables() {
    return Nodes.child(root, "vars").map(this::variables).orElseGet(Map::of);
  }

  /// The variables of a map in this file.
  Map<String, Said> variables(Node vars) {
    var variables = new LinkedHashMap<String, Said>();
    Nodes.children(vars)
        .forEach((name, value) ->
            Nodes.text(value)
                .ifPresent(
                    text -> variables.put(name, new Said(text, "%s (%s)".formatted(shown, name)))));
    return variables;
  }

  Set<String> tasks() {
    return Nodes.child(root, "tasks").map(node -> Nodes.children(node).keySet()).orElse(Set.of());
  }

  /// What it includes, by namespace.
  SequencedMap<String, Node> includes() {
    return Nodes.child(root, "includes").map(Nodes::children).orElseGet(LinkedHashMap::new);
  }
}
