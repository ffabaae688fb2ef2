package dev.syncline.app.config;

import dev.syncline.app.config.shape.Nearest;
import dev.syncline.app.config.shape.Shape.Spot;
import dev.syncline.target.binary.BinarySettings;
import dev.syncline.transform.build.How.CommandBuild;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds placeholders in the words of commands that nobody will fill in. A build refuses every
/// unknown one; elsewhere braces may belong to the program (`awk '{print}'`), so that only what is
/// near to a placeholder of ours is refused.
final class PlaceholderCheck {
  private static final Pattern FORM = Pattern.compile("\\{\\{|\\{([a-z]+)}");
  private static final List<String> BUILD = CommandBuild.PLACEHOLDERS;
  private static final List<String> CHECK =
      List.of(BinarySettings.Check.PLACEHOLDER.replaceAll("[{}]", ""));
  private static final List<String> ALL = Stream.concat(BUILD.stream(), CHECK.stream()).toList();

  private final Reading reading;

  PlaceholderCheck(Reading reading) {
    this.reading = reading;
  }

  void build(List<Spot<String>> words) {
    for (var word : words) {
      names(word.value())
          .filter(name -> !BUILD.contains(name))
          .findFirst()
          .ifPresent(name ->
              unknown(word, name, "%s A brace that is meant is {{".formatted(advice(name, BUILD))));
    }
  }

  void check(List<Spot<String>> words) {
    refuseNear(words, CHECK);
  }

  /// Commands that are told nothing in their words.
  void plain(List<Spot<String>> words) {
    refuseNear(words, List.of());
  }

  private void refuseNear(List<Spot<String>> words, List<String> filled) {
    for (var word : words) {
      names(word.value())
          .filter(name -> !filled.contains(name) && Nearest.of(name, ALL).isPresent())
          .findFirst()
          .ifPresent(name ->
              unknown(
                  word,
                  name,
                  filled.isEmpty() ? "nothing is filled in here" : advice(name, filled)));
    }
  }

  private void unknown(Spot<String> word, String name, String hint) {
    reading
        .problems()
        .error(word.at(), "SYN-CONFIG-VALUE", "unknown placeholder {%s}".formatted(name), hint);
  }

  private static String advice(String name, List<String> known) {
    return Nearest.of(name, known)
        .map("did you mean {%s}?"::formatted)
        .orElseGet(() -> "known here: {" + String.join("}, {", known) + "}.");
  }

  private static Stream<String> names(String word) {
    return FORM.matcher(word)
        .results()
        .map((MatchResult found) -> Optional.ofNullable(found.group(1)))
        .flatMap(Optional::stream);
  }
}
