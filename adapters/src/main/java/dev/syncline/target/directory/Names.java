package dev.syncline.target.directory;

import dev.syncline.core.run.SyncException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What may be published: names that stay in the tree, and links that lead nowhere else, followed
/// as the kernel would (through other links of the tree), not as the text reads.
final class Names {
  private static final int LENGTH_MAX = 4_000;
  private static final int PART_MAX = 255;
  private static final int FOLLOWED_MAX = 40;

  private final Map<String, String> links = new HashMap<>();

  private Names() {}

  static void check(Collection<Entry> entries) throws SyncException {
    var names = new Names();
    names.checkNames(entries);
    for (var link : names.links.entrySet()) {
      names.follow(link.getKey());
    }
  }

  private void checkNames(Collection<Entry> entries) throws SyncException {
    Set<String> seen = new HashSet<>();
    for (var entry : entries) {
      checkName(entry.name());
      if (!seen.add(entry.name())) {
        throw Problems.unsafe(entry.name(), "two entries have this name");
      }
      if (entry instanceof Entry.Link(var name, var target)) {
        links.put(name, target);
      }
    }
    for (var entry : entries) {
      for (var parent = parent(entry.name()); !parent.isEmpty(); parent = parent(parent)) {
        if (seen.contains(parent)) {
          throw Problems.unsafe(
              entry.name(), "'%s' is a file or link and a folder".formatted(parent));
        }
      }
    }
  }

  private static void checkName(String name) throws SyncException {
    if (name.length() > LENGTH_MAX || name.indexOf('\0') >= 0) {
      throw Problems.unsafe(name, "its name is too long or holds a NUL");
    }
    checkWritable(name, name);
    for (var part : name.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        throw Problems.unsafe(name, "its name is not a plain relative path");
      }
      if (part.getBytes(StandardCharsets.UTF_8).length > PART_MAX) {
        throw Problems.unsafe(name, "a part of its name is longer than 255 bytes");
      }
    }
  }

  /// Whether this system can spell it: under a plain C locale Java cannot write `ä`.
  private static void checkWritable(String path, String name) throws SyncException {
    try {
      var _ = Path.of(path);
    } catch (InvalidPathException e) {
      throw Problems.unsafe(name, "this system cannot write it (%s)".formatted(e.getReason()));
    }
  }

  /// Walks where the link leads; a link to nothing is allowed as long as nothing is in the tree.
  private void follow(String link) throws SyncException {
    Deque<String> at = new ArrayDeque<>(parts(parent(link)));
    Deque<String> todo = new ArrayDeque<>(parts(target(link)));
    int followed = 1;
    while (!todo.isEmpty()) {
      var part = todo.pop();
      if (part.isEmpty() || part.equals(".")) {
        continue;
      }
      if (part.equals("..")) {
        if (at.pollLast() == null) {
          throw Problems.unsafe(link, "the link leads out of the tree");
        }
        continue;
      }
      at.addLast(part);
      var here = String.join("/", at);
      if (links.containsKey(here)) {
        if (++followed > FOLLOWED_MAX) {
          throw Problems.unsafe(link, "the link goes round in circles or through too many others");
        }
        at.removeLast();
        parts(target(here)).reversed().forEach(todo::push);
      }
    }
  }

  private String target(String link) throws SyncException {
    var target = links.getOrDefault(link, "");
    if (target.startsWith("/") || target.isEmpty() || target.length() > LENGTH_MAX) {
      throw Problems.unsafe(link, "the link is absolute or has no proper target");
    }
    checkWritable(target, link);
    return target;
  }

  private static List<String> parts(String path) {
    return path.isEmpty() ? List.of() : Arrays.asList(path.split("/"));
  }

  private static String parent(String name) {
    int slash = name.lastIndexOf('/');
    return slash < 0 ? "" : name.substring(0, slash);
  }
}
