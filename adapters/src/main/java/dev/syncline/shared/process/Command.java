package dev.syncline.shared.process;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A program to run, word by word and without a shell: the first word is looked up on the child's
/// `PATH`, or counts from `directory` where it holds a `/`. `environment` is what is set beside the
/// few variables that every child gets ([Inherited]); what it holds is never shown.
public record Command(
    List<String> words,
    Path directory,
    SequencedMap<String, String> environment,
    Limits limits,
    Leftovers leftovers) {
  /// What happens to processes that the program leaves running when it ends by itself.
  public enum Leftovers {
    /// They are ended, as after a build.
    END,
    /// They go on, as after a command that starts a service, and may print without being read: a
    /// small reader of their output stays with them, until they end. What the program prints is
    /// told when it has ended.
    LEAVE
  }

  public Command {
    words = List.copyOf(words);
    environment = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(environment));
    if (words.isEmpty() || words.getFirst().isBlank()) {
      throw new IllegalArgumentException("a command begins with the name of a program");
    }
    if (words.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
      throw new IllegalArgumentException("a word of a command holds no NUL");
    }
    environment.forEach(Command::checkVariable);
  }

  /// Nothing set beside what every child gets; ended with everything that it started.
  public static Command of(List<String> words, Path directory, Limits limits) {
    return new Command(words, directory, new LinkedHashMap<>(), limits, Leftovers.END);
  }

  /// The same, but what it leaves running goes on.
  public Command leaving() {
    return new Command(words, directory, environment, limits, Leftovers.LEAVE);
  }

  private static void checkVariable(String name, String value) {
    if (name.isEmpty() || name.indexOf('=') >= 0 || (name + value).indexOf('\0') >= 0) {
      throw new IllegalArgumentException("'%s' cannot be set in an environment".formatted(name));
    }
  }

  /// Without the values of the environment.
  @Override
  public String toString() {
    return "%s in %s with %s".formatted(words, directory, environment.keySet());
  }
}
