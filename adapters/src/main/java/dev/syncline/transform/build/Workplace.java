package dev.syncline.transform.build;

import dev.syncline.shared.files.Trees;
import dev.syncline.transform.build.How.TaskBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Where one build happens: `directory` is where the program starts, `base` what the output must
/// not leave, `temporary` its own place for temporary files. All in staging, gone after the pass.
record Workplace(Path directory, Path base, Path source, Path output, Path temporary) {
  private static final String OWN = "build";
  private static final String SOURCE = ".src";

  /// The fetched tree itself.
  static Workplace inTree(Path tree, Path staging, Path place) throws IOException {
    return new Workplace(tree, tree, tree, tree.resolve(place), temporaryIn(emptyOwn(staging)));
  }

  /// A copy of what the task needs, with the fetched tree as `.src` of its folder.
  static Workplace inCopy(TaskBuild task, Path tree, Path staging, Path place) throws IOException {
    var own = emptyOwn(staging);
    var taskfiles = new Taskfiles(task);
    var project = own.resolve("project");
    var copy = new FolderCopy(task.root(), project, staging);
    for (var path : taskfiles.needed()) {
      copy.add(path);
    }
    var folder = project.resolve(task.folder()).normalize();
    Files.createDirectories(folder);
    var source = folder.resolve(SOURCE);
    // Moved, not linked: `..` in a linked directory would lead out of the copy.
    Files.move(tree, source, StandardCopyOption.ATOMIC_MOVE);
    var directory = project.resolve(task.root().relativize(taskfiles.calledIn())).normalize();
    return new Workplace(directory, project, source, folder.resolve(place), temporaryIn(own));
  }

  /// Removes what lies where the output will be, so that what lies there later was made, and sees
  /// to its directory. Refuses to follow links of the fetched tree out of the workplace.
  void clearOutput() throws IOException {
    var parent = output.resolveSibling("");
    if (!Files.exists(parent)) {
      Files.createDirectories(parent);
    }
    if (!parent.toRealPath().startsWith(base.toRealPath())) {
      throw new IOException("%s leads out of the staged copy".formatted(base.relativize(parent)));
    }
    if (Files.exists(output, LinkOption.NOFOLLOW_LINKS)) {
      Trees.delete(output);
    }
  }

  private static Path emptyOwn(Path staging) throws IOException {
    var own = staging.resolve(OWN);
    if (Files.exists(own, LinkOption.NOFOLLOW_LINKS)) {
      Trees.delete(own);
    }
    return Files.createDirectory(own);
  }

  private static Path temporaryIn(Path own) throws IOException {
    return Files.createDirectory(own.resolve("tmp"));
  }
}
