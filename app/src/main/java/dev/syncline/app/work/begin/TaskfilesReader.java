package dev.syncline.app.work.begin;

import dev.syncline.app.config.shape.Problems;
import dev.syncline.target.binary.VersionFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads the Taskfile of the root, those that it includes, and those of the folders right below it.
final class TaskfilesReader {
  private static final int FOLDERS_MAX = 1_000;
  private static final String VERSION = ".bin/.version";

  private final Path root;
  private final Problems problems;
  private final List<Subsystem> subsystems = new ArrayList<>();
  private final List<Draft.LeftOut> unread = new ArrayList<>();
  private final Sockets sockets;
  private Map<String, Said> rootVariables = Map.of();

  /// `root` is absolute and normalized.
  TaskfilesReader(Path root, Problems problems) {
    this.root = root;
    this.problems = problems;
    this.sockets = new Sockets(root);
  }

  void read() {
    var top = Taskfile.in(root).flatMap(file -> Taskfile.read(file, root, problems));
    top.ifPresent(taskfile -> {
      rootVariables = taskfile.variables();
      sockets.look(taskfile, new Variables(rootVariables), Path.of(""));
      taskfile.includes().forEach((name, node) -> included(taskfile, name, node));
    });
    for (var folder : folders()) {
      boolean isKnown =
          subsystems.stream().anyMatch(each -> root.resolve(each.folder()).equals(folder));
      if (!isKnown) {
        Taskfile.in(folder).ifPresent(file -> add(folder.getFileName().toString(), file, Map.of()));
      }
    }
  }

  List<Subsystem> subsystems() {
    return subsystems;
  }

  /// What is included, but not from here.
  List<Draft.LeftOut> unread() {
    return unread;
  }

  Optional<Said> socket() {
    return sockets.found();
  }

  private void included(Taskfile by, String name, Node node) {
    var written = Nodes.text(node).or(() -> Nodes.text(node, "taskfile"));
    var place = written.flatMap(this::file);
    if (place.isEmpty()) {
      var shown = written.orElse("something else");
      unread.add(
          new Draft.LeftOut(
              name, "%s includes %s, which is not here".formatted(by.shown(), shown)));
      return;
    }
    var told = Nodes.child(node, "vars").map(by::variables).orElseGet(Map::of);
    add(name, place.get(), told);
  }

  private Optional<Path> file(String written) {
    if (written.contains("{{") || written.contains("://") || written.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    var place = root.resolve(written).normalize();
    if (!place.startsWith(root) || place.equals(root)) {
      return Optional.empty();
    }
    return Files.isRegularFile(place) ? Optional.of(place) : Taskfile.in(place);
  }

  private void add(String name, Path file, Map<String, Said> told) {
    Taskfile.read(file, root, problems)
        .ifPresent(taskfile -> {
          var folder = root.relativize(file.resolveSibling("")).normalize();
          var variables = variables(taskfile, folder, told);
          subsystems.add(
              new Subsystem(
                  name,
                  folder,
                  taskfile.shown(),
                  taskfile.variables().keySet(),
                  variables,
                  taskfile.tasks(),
                  installed(folder)));
          sockets.look(taskfile, variables, folder);
        });
  }

  /// As Task has them: the own ones before those of the include, these before the root's.
  private Variables variables(Taskfile taskfile, Path folder, Map<String, Said> told) {
    var all = new LinkedHashMap<>(rootVariables);
    all.putAll(told);
    all.putAll(taskfile.variables());
    all.put("TASKFILE_DIR", new Said("./" + folder, taskfile.shown()));
    all.put("ROOT_DIR", new Said(".", taskfile.shown()));
    return new Variables(all);
  }

  private Optional<Said> installed(Path folder) {
    var file = root.resolve(folder).resolve(VERSION);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (var in = Files.newInputStream(file)) {
      var said = VersionFile.parse(in.readNBytes(VersionFile.BYTES_MAX));
      return said.version()
          .or(said::commit)
          .map(version -> new Said(version, folder.resolve(VERSION).toString()));
    } catch (IOException _) {
      return Optional.empty(); // a guess less: what is installed is looked at again by each pass
    }
  }

  private List<Path> folders() {
    try (Stream<Path> entries = Files.list(root)) {
      return entries
          .filter(Files::isDirectory)
          .filter(folder -> !folder.getFileName().toString().startsWith("."))
          .sorted()
          .limit(FOLDERS_MAX)
          .toList();
    } catch (IOException _) {
      return List.of();
    }
  }
}
