package dev.syncline.app.work.begin;

import dev.syncline.app.config.BrokenConfiguration;
import dev.syncline.app.config.shape.Problems;
import dev.syncline.app.config.shape.YamlFile;
import dev.syncline.app.work.begin.Found.Listed;
import dev.syncline.app.work.begin.Found.Probe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads the files of a project: nothing is run, nothing is changed.
final class ProjectReader {
  private static final List<String> COMPOSE =
      List.of("process-compose.yaml", "process-compose.yml");
  private static final List<String> MANIFEST = List.of("manifest.yaml", "manifest.yml");

  private final Path root;
  private final Problems problems = new Problems();

  private ProjectReader(Path root) {
    this.root = root;
  }

  /// Throws [BrokenConfiguration], with file and line, where one of them cannot be read.
  static Found read(Path root) {
    var reader = new ProjectReader(root);
    var taskfiles = new TaskfilesReader(root, reader.problems);
    taskfiles.read();
    var found =
        new Found(
            taskfiles.subsystems(),
            reader.processes(),
            reader.manifest(),
            taskfiles.socket(),
            taskfiles.unread());
    if (reader.problems.count() > 0) {
      throw new BrokenConfiguration(reader.problems.errors());
    }
    return found;
  }

  private Optional<Path> file(List<String> names) {
    return names.stream().map(root::resolve).filter(Files::isRegularFile).findFirst();
  }

  private Map<String, Node> below(Optional<Path> file, String key) {
    return file.flatMap(path -> YamlFile.read(path, problems))
        .flatMap(node -> Nodes.child(node, key))
        .<Map<String, Node>>map(Nodes::children)
        .orElseGet(Map::of);
  }

  private Map<String, Listed> manifest() {
    var listed = new LinkedHashMap<String, Listed>();
    var file = file(MANIFEST);
    below(file, "subsystems")
        .forEach((name, node) ->
            listed.put(
                name, new Listed(said(node, "version", file), said(node, "upstream", file))));
    return listed;
  }

  private static Optional<Said> said(Node node, String key, Optional<Path> file) {
    return Nodes.text(node, key).map(text -> new Said(text, name(file)));
  }

  private List<Found.Managed> processes() {
    var file = file(COMPOSE);
    return below(file, "processes").entrySet().stream()
        .map(entry ->
            new Found.Managed(
                entry.getKey(),
                Nodes.text(entry.getValue(), "command").orElse(""),
                probe(entry.getValue()),
                name(file)))
        .toList();
  }

  private static String name(Optional<Path> file) {
    return file.map(path -> String.valueOf(path.getFileName())).orElse("");
  }

  private static Probe probe(Node process) {
    var probe = Nodes.child(process, "readiness_probe");
    if (probe.isEmpty()) {
      return new Probe.None();
    }
    return Nodes.child(probe.get(), "http_get")
        .flatMap(ProjectReader::address)
        .<Probe>map(Probe.ByHttp::new)
        .orElseGet(Probe.ByCommand::new);
  }

  /// Empty where it holds what only Process Compose can fill in.
  private static Optional<String> address(Node get) {
    var scheme = Nodes.text(get, "scheme").orElse("http");
    var host = Nodes.text(get, "host").orElse("127.0.0.1");
    var path = Nodes.text(get, "path").orElse("/");
    var port = Nodes.text(get, "port").map(text -> ":" + text).orElse("");
    var address =
        "%s://%s%s%s%s".formatted(scheme, host, port, path.startsWith("/") ? "" : "/", path);
    return Optional.of(address)
        .filter(text -> text.matches("https?://[\\w.-]+(:\\d+)?/[^\\s${}]*"));
  }
}
