package dev.syncline.demo.platform;

import dev.syncline.demo.Cleanup;
import dev.syncline.demo.DemoFailed;
import dev.syncline.demo.Narrator;
import dev.syncline.demo.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Two services of one machine are kept at their newest version, whatever happens.
public final class PlatformDemo {
  private static final int SICK = 503;
  private static final int HEALTHY = 200;
  private static final int LOG_LINES = 20;

  private static final List<String> YOUR_OWN =
      List.of(
          "syncline help configuration > syncline.yaml  # a small one to change",
          "syncline config validate                     # is it right?",
          "syncline plan                                # what would be done; nothing is");

  private final DemoSettings settings;
  private final Narrator narrator;
  private Optional<Stage> stage = Optional.empty();

  private PlatformDemo(DemoSettings settings, Narrator narrator) {
    this.settings = settings;
    this.narrator = narrator;
  }

  /// Plays the demo and tells it line by line. False where something was not as it is told: then
  /// the last lines say what. Its processes are ended in any case, also when this process is.
  public static boolean run(DemoSettings settings, Consumer<String> out)
      throws InterruptedException {
    return new PlatformDemo(settings, new Narrator(out)).run();
  }

  private boolean run() throws InterruptedException {
    boolean isWell;
    var cleanup = new Cleanup();
    try (cleanup) {
      isWell = play(cleanup);
      folder();
    }
    cleanup.problems().forEach(problem -> narrator.line("Cleaning up: " + problem));
    if (isWell && cleanup.problems().isEmpty()) {
      narrator.line("");
      narrator.line("All of it was checked (%s).".formatted(narrator.elapsed()));
      narrator.line("");
      narrator.line("With your own project:");
      YOUR_OWN.forEach(command -> narrator.line("  " + command));
      return true;
    }
    return false;
  }

  private boolean play(Cleanup cleanup) throws InterruptedException {
    try {
      var made = Stage.open(settings, cleanup);
      stage = Optional.of(made);
      var story =
          new Story(made, narrator, new Told(new Program(settings.syncline(), made.folder())));
      story.firstVersions();
      story.goodVersion();
      story.badVersion(settings.healthAlwaysGreen() ? HEALTHY : SICK);
      story.majorVersion();
      story.killedInTheMiddle();
      story.end();
      return true;
    } catch (DemoFailed e) {
      failed(e.expected(), e.found());
    } catch (IOException | UncheckedIOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("asked to end");
      }
      failed("the machine plays along", e.toString());
    }
    return false;
  }

  private void failed(String expected, String found) {
    narrator.line("");
    narrator.line("FAILED in %s".formatted(narrator.title()));
    narrator.line("  expected: " + expected);
    narrator.line("  found:    " + found);
    if (stage.isPresent()) {
      narrator.line("  The last words of syncline:");
      stage.get().daemon().lastWords(LOG_LINES).forEach(line -> narrator.line("    " + line));
    }
  }

  private void folder() {
    if (settings.keep() && stage.isPresent()) {
      narrator.line("");
      narrator.line("Everything is kept in " + stage.get().folder());
    }
  }
}
