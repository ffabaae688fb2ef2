package dev.syncline.transform.build;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What is run to build.
public sealed interface How {
  /// A task of a project's Taskfile, as its users call it at the project's root: `nats:bin:build`.
  /// It runs in a copy of `folder` (relative to `root`, the subsystem's), whose `.src` is the
  /// fetched tree. `target` is where the binary lives, relative to `root`; `versionVariable` is the
  /// variable that overrides the version pinned in the Taskfile.
  record TaskBuild(
      String task, Path root, Path folder, Path target, Optional<String> versionVariable)
      implements How {
    private static final Pattern TASK = Pattern.compile("[\\p{L}\\p{N}_.][\\p{L}\\p{N}_.:*@/-]*");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String BINARIES = ".bin";

    public TaskBuild {
      root = root.toAbsolutePath().normalize();
      folder = root.relativize(root.resolve(folder).normalize());
      target = root.resolve(target).normalize();
      if (folder.startsWith("..")) {
        throw new IllegalArgumentException("%s is not below %s".formatted(folder, root));
      }
      if (!TASK.matcher(task).matches()) {
        throw new IllegalArgumentException("'%s' is not the name of a task".formatted(task));
      }
      if (versionVariable.filter(name -> !VARIABLE.matcher(name).matches()).isPresent()) {
        throw new IllegalArgumentException(
            "'%s' is not the name of a variable".formatted(versionVariable.get()));
      }
    }

    /// With the folder found from where the binary lives (`nats/.bin/nats-server`), else from the
    /// namespace of the task, else the root itself.
    public static TaskBuild of(
        String task, Path root, Path target, Optional<String> versionVariable) {
      return new TaskBuild(task, root, folderOf(task, root, target), target, versionVariable);
    }

    private static Path folderOf(String task, Path root, Path target) {
      var base = root.toAbsolutePath().normalize();
      var directory = base.resolve(target).normalize().getParent();
      if (directory != null && directory.startsWith(base) && directory.endsWith(BINARIES)) {
        return base.relativize(directory.resolveSibling(""));
      }
      int colon = task.indexOf(':');
      var namespace = colon < 0 ? "" : task.substring(0, colon);
      return Path.of(Files.isDirectory(base.resolve(namespace)) ? namespace : "");
    }
  }

  /// Words of a command, run in the fetched tree without a shell. `{version}`, `{commit}`,
  /// `{source}` and `{output}` stand for what they say; `{{` is a brace that is meant.
  record CommandBuild(List<String> words) implements How {
    /// What may stand in the words, without the braces.
    public static final List<String> PLACEHOLDERS =
        List.of("version", "commit", "source", "output");

    public CommandBuild {
      words = List.copyOf(words);
      if (words.isEmpty() || words.getFirst().isBlank()) {
        throw new IllegalArgumentException("a build command begins with the name of a program");
      }
      words.forEach(Placeholders::check);
    }
  }
}
