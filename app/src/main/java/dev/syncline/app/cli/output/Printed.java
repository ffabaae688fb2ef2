package dev.syncline.app.cli.output;

import dev.syncline.app.cli.Words;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Words on a stream. Control characters of others (a tag's name, a program's output) do nothing
/// here.
final class Printed implements Words {
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9]{1,2}m");
  private static final Pattern CONTROL =
      Pattern.compile("[\\p{Cntrl}\\u202a-\\u202e\\u2066-\\u2069&&[^\\t]]");
  private static final String GAP = "  ";

  private static final int LEAST = 16; // of a cell that is cut, also where the line is too short
  private static final int NONE = -1;

  private final PrintStream out;
  private final Tint tint;
  private final OptionalInt columns;

  /// `columns` is how much fits on a line, where that matters.
  Printed(PrintStream out, Tint tint, OptionalInt columns) {
    this.out = out;
    this.tint = tint;
    this.columns = columns;
  }

  /// One line without anything that a terminal would obey.
  static String harmless(String text) {
    return CONTROL.matcher(text).replaceAll("?");
  }

  /// Many lines: the first as it is, the others behind `indent`, so that none of them can pass for
  /// one of ours.
  static String harmless(String text, String indent) {
    return text.lines().map(Printed::harmless).collect(Collectors.joining("\n" + indent));
  }

  @Override
  public void line(String text) {
    out.print(safe(text) + "\n");
  }

  @Override
  public void table(List<String> header, List<List<String>> rows) {
    table(header, rows, NONE);
  }

  @Override
  public void table(List<String> header, List<List<String>> rows, int cut) {
    var all = new ArrayList<List<String>>();
    if (!header.isEmpty()) {
      all.add(header.stream().map(cell -> tone(Tone.FAINT, cell)).toList());
    }
    rows.forEach(row -> all.add(row.stream().map(this::safe).toList()));
    var widths = widths(all);
    if (columns.isPresent() && cut != NONE && cut < widths.length) {
      int others = IntStream.of(widths).sum() - widths[cut] + GAP.length() * (widths.length - 1);
      widths[cut] = Math.min(widths[cut], Math.max(LEAST, columns.getAsInt() - others));
    }
    all.forEach(row -> out.print(aligned(row, widths) + "\n"));
  }

  private static int[] widths(List<List<String>> rows) {
    var widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
    for (var row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    return widths;
  }

  private static String aligned(List<String> row, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      var cell = cut(row.get(i), widths[i]);
      line.append(i == 0 ? "" : GAP).append(cell).append(" ".repeat(widths[i] - width(cell)));
    }
    return line.toString().stripTrailing();
  }

  private static String cut(String cell, int width) {
    if (width(cell) <= width) {
      return cell;
    }
    var colours = COLOUR.matcher(cell).results().map(MatchResult::group).toList();
    var plain = COLOUR.matcher(cell).replaceAll("");
    var text = plain.substring(0, plain.offsetByCodePoints(0, width - 1)).stripTrailing() + "…";
    return colours.isEmpty() ? text : colours.getFirst() + text + colours.getLast();
  }

  private static int width(String cell) {
    var plain = COLOUR.matcher(cell).replaceAll("");
    return plain.codePointCount(0, plain.length());
  }

  @Override
  public String tone(Tone tone, String text) {
    return tint.of(tone, harmless(text));
  }

  // Only the colours that this class itself put there may stay.
  private String safe(String text) {
    if (tint == Tint.PLAIN) {
      return harmless(text);
    }
    var safe = new StringBuilder();
    var colours = COLOUR.matcher(text);
    int from = 0;
    while (colours.find()) {
      safe.append(harmless(text.substring(from, colours.start()))).append(colours.group());
      from = colours.end();
    }
    return safe.append(harmless(text.substring(from))).toString();
  }
}
