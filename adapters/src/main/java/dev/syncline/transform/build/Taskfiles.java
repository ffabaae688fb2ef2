package dev.syncline.transform.build;

import dev.syncline.core.content.Digest;
import dev.syncline.transform.build.How.TaskBuild;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What of a project a task needs beside its own folder, found in the text of the Taskfiles: every
/// path that climbs out (`../taskfiles/common.yml`) and lies in the project. Where the folder has
/// no Taskfile of its own, or that asks for the root (`ROOT_DIR`), the whole layout of the root is
/// needed.
final class Taskfiles {
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
  private static final Pattern CLIMBING = Pattern.compile("(?:\\.\\./)+[\\w.@/-]*\\w");
  private static final Pattern INCLUDED = Pattern.compile("[\\w.@/-]+\\.ya?ml");
  private static final int FILES_MAX = 100;
  private static final int TEXT_BYTES_MAX = 1 << 20;

  private final TaskBuild build;
  private final Path folder;

  Taskfiles(TaskBuild build) {
    this.build = build;
    this.folder = build.root().resolve(build.folder());
  }

  boolean needsWholeRoot() {
    return folder.equals(build.root())
        || own().map(Taskfiles::text).filter(text -> !text.contains("ROOT_DIR")).isEmpty();
  }

  /// The directory, in the project, whose Taskfile is called.
  Path calledIn() {
    return needsWholeRoot() ? build.root() : folder;
  }

  /// The task's name there: without the namespace that the root gives to the folder's Taskfile.
  String calledAs() {
    var task = build.task();
    if (needsWholeRoot()) {
      return task;
    }
    var namespace = build.folder().toString().replace('/', ':') + ":";
    var shortNamespace = build.folder().getFileName() + ":";
    for (var prefix : List.of(namespace, shortNamespace)) {
      if (task.startsWith(prefix)) {
        return task.substring(prefix.length());
      }
    }
    var text = own().map(Taskfiles::text).orElse("");
    for (var rest = task; !rest.isEmpty(); rest = afterColon(rest)) {
      if (defines(text, rest)) {
        return rest;
      }
    }
    return task;
  }

  /// Files and directories of the project that must be copied, the folder first.
  SequencedSet<Path> needed() {
    var needed = new LinkedHashSet<Path>();
    if (needsWholeRoot()) {
      needed.add(build.root());
      return needed;
    }
    needed.add(folder);
    mentioned().stream()
        .filter(path -> !path.startsWith(folder) && !folder.startsWith(path))
        .forEach(needed::add);
    return needed;
  }

  /// The text of each Taskfile that has a say, by its digest.
  List<String> digests() {
    var parts = new ArrayList<String>();
    var texts = new LinkedHashSet<Path>();
    taskfileIn(calledIn()).ifPresent(texts::add);
    own().ifPresent(texts::add);
    mentioned().stream().filter(Files::isRegularFile).forEach(texts::add);
    for (var file : texts) {
      parts.add(build.root().relativize(file).toString());
      parts.add(Digest.of(text(file)).hex());
    }
    return parts;
  }

  private Optional<Path> own() {
    return taskfileIn(folder);
  }

  /// Every existing path in the project that a Taskfile, or one that it includes, mentions.
  private SequencedSet<Path> mentioned() {
    var found = new LinkedHashSet<Path>();
    var open = new ArrayDeque<Path>();
    taskfileIn(calledIn()).ifPresent(open::add);
    while (!open.isEmpty() && found.size() < FILES_MAX) {
      var file = open.remove();
      var text = text(file);
      var names = new ArrayList<String>();
      CLIMBING.matcher(text).results().map(MatchResult::group).forEach(names::add);
      INCLUDED.matcher(text).results().map(MatchResult::group).forEach(names::add);
      for (var name : names) {
        resolve(file, name).filter(found::add).flatMap(Taskfiles::asTaskfile).ifPresent(open::add);
      }
    }
    return found;
  }

  private Optional<Path> resolve(Path file, String name) {
    var path = file.resolveSibling(name).normalize();
    boolean within = path.startsWith(build.root()) && !path.equals(build.root());
    return within && Files.exists(path) ? Optional.of(path) : Optional.empty();
  }

  private static Optional<Path> asTaskfile(Path path) {
    if (Files.isDirectory(path)) {
      return taskfileIn(path);
    }
    return Optional.of(path).filter(file -> file.toString().matches(".*\\.ya?ml"));
  }

  private static Optional<Path> taskfileIn(Path directory) {
    return NAMES.stream().map(directory::resolve).filter(Files::isRegularFile).findFirst();
  }

  private static boolean defines(String text, String task) {
    return Pattern.compile("(?m)^\\s*[\"']?" + Pattern.quote(task) + "[\"']?\\s*:(\\s|$)")
        .matcher(text)
        .find();
  }

  private static String afterColon(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? "" : name.substring(colon + 1);
  }

  private static String text(Path file) {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(TEXT_BYTES_MAX), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return ""; // gone meanwhile: the task itself will say so
    }
  }
}
