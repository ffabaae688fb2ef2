package dev.syncline.app.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The documents of the project as they lie there, and the blocks of code in them.
final class Pages {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  static final Path REFERENCE = ROOT.resolve("docs/reference");

  private static final String FENCE = "```";

  private Pages() {}

  /// A block of code: `info` is what stands behind its fence, such as `yaml complete`; `line` is
  /// the number of its first line, from 1.
  record Block(Path page, int line, String info, List<String> lines) {
    boolean isComplete() {
      return info.startsWith("yaml complete");
    }

    String text() {
      return String.join("\n", lines) + "\n";
    }

    @Override
    public String toString() {
      return ROOT.relativize(page) + ":" + line;
    }
  }

  static String reference(String name) throws IOException {
    return Files.readString(REFERENCE.resolve(name));
  }

  /// Every document that is written for people.
  static List<Path> all() throws IOException {
    var pages = new ArrayList<Path>();
    try (Stream<Path> here = Files.list(ROOT)) {
      here.filter(Pages::isPage).forEach(pages::add);
    }
    for (var folder : List.of("docs", "examples")) {
      try (Stream<Path> below = Files.walk(ROOT.resolve(folder))) {
        below.filter(Pages::isPage).forEach(pages::add);
      }
    }
    return pages.stream().sorted().toList();
  }

  private static boolean isPage(Path file) {
    return file.toString().endsWith(".md");
  }

  static List<Block> blocks() throws IOException {
    var all = new ArrayList<Block>();
    for (var page : all()) {
      all.addAll(blocks(page));
    }
    return all;
  }

  static List<Block> blocks(Path page) throws IOException {
    var lines = Files.readAllLines(page);
    var blocks = new ArrayList<Block>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(FENCE)) {
        int begin = i + 1;
        int end = begin;
        while (end < lines.size() && !lines.get(end).startsWith(FENCE)) {
          end++;
        }
        var info = lines.get(i).substring(FENCE.length()).strip();
        blocks.add(new Block(page, begin + 1, info, List.copyOf(lines.subList(begin, end))));
        i = end;
      }
    }
    return blocks;
  }

  /// The sources that are shipped.
  static List<Path> sources() throws IOException {
    var sources = new ArrayList<Path>();
    for (var module : List.of("core", "engine", "adapters", "demo", "app")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }
}
