package dev.syncline.demo;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Tells what a demo does in numbered steps. What is said was checked before; its time counts from
/// what was said last.
public final class Narrator {
  private static final int WIDTH = 92;
  private static final String INDENT = "   ";
  private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=\\S) ");

  private final Consumer<String> out;
  private final long began = System.nanoTime();
  private int steps;
  private long last = began;
  private String title = "getting ready";

  public Narrator(Consumer<String> out) {
    this.out = out;
  }

  /// Begins a step with what is about to be done.
  public void step(String what) {
    steps++;
    title = "step %d (%s)".formatted(steps, what);
    last = System.nanoTime();
    out.accept("");
    wrapped("%d. %s".formatted(steps, what), INDENT);
  }

  /// What was just found to be so.
  public void found(String what) {
    var now = System.nanoTime();
    wrapped(INDENT + "%s (%s)".formatted(what, words(Duration.ofNanos(now - last))), INDENT);
    last = now;
  }

  /// A line as it is.
  public void line(String text) {
    out.accept(text);
  }

  /// The step that was begun last, for whoever must say where it failed.
  public String title() {
    return title;
  }

  /// Since the beginning.
  public String elapsed() {
    return words(Duration.ofNanos(System.nanoTime() - began));
  }

  private void wrapped(String text, String indent) {
    var line = new StringBuilder();
    for (var word : BETWEEN_WORDS.splitAsStream(text).toList()) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
        out.accept(line.toString());
        line.setLength(0);
        line.append(indent);
      } else if (!line.isEmpty()) {
        line.append(' ');
      }
      line.append(word);
    }
    out.accept(line.toString());
  }

  private static String words(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}
