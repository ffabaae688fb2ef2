package dev.syncline.app.work.begin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/// Looks in Taskfiles for the socket on which they start Process Compose: in what they tell it, and
/// in variables that are called so. The first that is found counts.
final class Sockets {
  private static final Pattern OPTION =
      Pattern.compile("process-compose\\b.*?\\s(?:-u|--unix-socket)[ =]+[\"']?([^\\s\"']+)");
  private static final Pattern NAME = Pattern.compile("(?:\\w+_)?SOCKET(?:_PATH)?");

  private final Path root;
  private Optional<Said> found = Optional.empty();

  Sockets(Path root) {
    this.root = root;
  }

  /// From the root.
  Optional<Said> found() {
    return found;
  }

  void look(Taskfile taskfile, Variables variables, Path folder) {
    if (found.isEmpty()) {
      found =
          inVariables(taskfile, variables)
              .or(() -> inTexts(taskfile.root(), taskfile, variables))
              .map(said -> said.with(fromRoot(said.value(), folder)));
    }
  }

  private static Optional<Said> inVariables(Taskfile taskfile, Variables variables) {
    return taskfile.variables().keySet().stream()
        .filter(name -> NAME.matcher(name).matches())
        .flatMap(name -> variables.find(name).stream())
        .filter(said -> said.value().endsWith(".sock"))
        .findFirst();
  }

  private static Optional<Said> inTexts(Node node, Taskfile taskfile, Variables variables) {
    var option = OPTION.matcher(Nodes.text(node).orElse(""));
    if (option.find()) {
      return variables.filled(option.group(1)).map(path -> new Said(path, taskfile.shown()));
    }
    var inside =
        Nodes.items(node).isEmpty() ? Nodes.children(node).sequencedValues() : Nodes.items(node);
    return inside.stream().flatMap(each -> inTexts(each, taskfile, variables).stream()).findFirst();
  }

  /// A path that begins with a folder of the root counts from there, whichever file says it.
  private String fromRoot(String path, Path folder) {
    var plain = path.startsWith("./") ? path.substring(2) : path;
    int slash = plain.indexOf('/');
    boolean isFromRoot = slash > 0 && Files.isDirectory(root.resolve(plain.substring(0, slash)));
    return path.startsWith("/") || isFromRoot ? plain : folder.resolve(plain).toString();
  }
}
