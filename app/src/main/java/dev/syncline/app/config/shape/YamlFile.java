package dev.syncline.app.config.shape;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/// One YAML 1.2 file as a tree of nodes with their places. Bounded: 1 MiB, a depth of 32, 100
/// aliases.
public final class YamlFile {
  /// The most that a file may hold.
  public static final int BYTES_MAX = 1 << 20;

  private static final String CODE = "SYN-CONFIG-YAML";

  private final Path file;
  private final Problems problems;

  private YamlFile(Path file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /// The root of the only document. Where there is none, `problems` says why.
  public static Optional<Node> read(Path file, Problems problems) {
    return new YamlFile(file, problems).read();
  }

  /// The same of bytes that were read already; `file` is what problems name.
  public static Optional<Node> parse(Path file, byte[] bytes, Problems problems) {
    return new YamlFile(file, problems).root(bytes);
  }

  private Optional<Node> read() {
    try (var in = Files.newInputStream(file)) {
      return root(in.readNBytes(BYTES_MAX + 1));
    } catch (NoSuchFileException e) {
      return refuse("there is no such file", "name another one with --config");
    } catch (IOException e) {
      var why = Files.isDirectory(file) ? "it is a folder" : "it cannot be read";
      return refuse(why, "look at its owner and mode");
    }
  }

  private Optional<Node> root(byte[] bytes) {
    return bytes.length > BYTES_MAX
        ? refuse("the file is larger than 1 MiB", "split it into a folder of *.yaml files")
        : decoded(bytes).flatMap(this::parsed);
  }

  private Optional<Node> refuse(String text, String hint) {
    problems.error(Place.whole(file), "SYN-CONFIG-FILE", text, hint);
    return Optional.empty();
  }

  private Optional<String> decoded(byte[] bytes) {
    var buffer = ByteBuffer.wrap(bytes);
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      var good = new String(bytes, 0, buffer.position(), StandardCharsets.UTF_8);
      int line = 1 + (int) good.chars().filter(c -> c == '\n').count();
      int column = good.length() - good.lastIndexOf('\n');
      var at = new Place(file, line, column);
      problems.error(at, CODE, "this is not UTF-8", "save the file as UTF-8");
      return Optional.empty();
    }
  }

  private Optional<Node> parsed(String text) {
    var settings =
        LoadSettings.builder()
            .setLabel(file.toString())
            .setUseMarks(true)
            .setAllowNonScalarKeys(true)
            .build();
    try {
      if (!new YamlBounds(file, settings, problems).allow(text)) {
        return Optional.empty();
      }
      return new Compose(settings).composeString(text);
    } catch (MarkedYamlEngineException e) {
      var mark = e.getProblemMark().or(e::getContextMark);
      var why = e.getProblem() == null ? e.getContext() : e.getProblem();
      problems.error(place(mark), CODE, "this is not YAML: " + why, hint(String.valueOf(why)));
    } catch (ReaderException e) {
      var shown = "this is not YAML: character U+%04X".formatted(e.getCodePoint());
      problems.error(at(text, e.getPosition()), CODE, shown, "take it out");
    } catch (YamlEngineException e) {
      problems.error(Place.whole(file), CODE, "this is not YAML", "look at its indentation");
    }
    return Optional.empty();
  }

  private Place place(Optional<Mark> mark) {
    return mark.map(m -> new Place(file, m.getLine() + 1, m.getColumn() + 1))
        .orElseGet(() -> Place.whole(file));
  }

  private Place at(String text, int codePoints) {
    int end =
        text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length())));
    var before = text.substring(0, end);
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    return new Place(file, line, before.length() - before.lastIndexOf('\n'));
  }

  private static String hint(String why) {
    if (why.contains("TAB") || why.contains("tab")) {
      return "YAML is indented by spaces: replace the tab by two";
    }
    if (why.contains("mapping values are not allowed")) {
      return "a text with ': ' in it needs quotes, and each key a line of its own";
    }
    if (why.contains("cannot start any token")) {
      return "a text that begins like this needs quotes";
    }
    if (why.contains("alias")) {
      return "a text that begins with * needs quotes";
    }
    return "look at the quotes, brackets and indentation before this place";
  }
}
