package dev.syncline.app.work.begin;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.app.work.begin.Found.Listed;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceGuessTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          tags     | main   | v2.10.24 | -        | tags
          Releases | -      | -        | -        | tags
          commits  | main   | v2.10.24 | -        | commits main
          commits  | -      | -        | -        | commits
          sometime | -      | v1.2.3   | -        | tags
          -        | -      | v2.10.24 | -        | tags
          -        | main   | v2.10.24 | -        | tags
          -        | main   | -        | -        | commits main
          -        | -      | master   | -        | commits master
          -        | stable | master   | -        | commits stable
          -        | -      | latest   | -        | commits
          -        | -      | -        | v2.10.24 | tags
          -        | -      | -        | 1d6f7ea  | commits
          -        | -      | -        | -        | commits
          """)
  void whatIsTracked_isToldByTheFirstThatSaysIt(
      String strategy, String branch, String version, String installed, String tracked) {
    var written = new LinkedHashMap<String, Said>();
    written.put("UPSTREAM_REPO", said("https://example.org/nats"));
    Optional.ofNullable(strategy).ifPresent(text -> written.put("VERSION_STRATEGY", said(text)));
    Optional.ofNullable(branch).ifPresent(text -> written.put("UPSTREAM_BRANCH", said(text)));
    Optional.ofNullable(version).ifPresent(text -> written.put("VERSION", said(text)));

    var guess = new SourceGuess(subsystem(written, installed), Listed.NOTHING);

    assertThat(shown(guess.settings())).isEqualTo("https://example.org/nats " + tracked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NATS_UPSTREAM_REPO               | NATS
          UPSTREAM_REPO,NATS_UPSTREAM_REPO | plain
          LB_UPSTREAM_REPO                 | LB
          TG_UPSTREAM_REPO,LB_UPSTREAM_REPO| LB
          ROOT_UPSTREAM_REPO               | ROOT
          """)
  void prefixOfTheFolder_isThatOfItsUpstream(String names, String prefix) {
    var written = new LinkedHashMap<String, Said>();
    for (var name : List.of(names.split(","))) {
      written.put(name, said("https://example.org/nats"));
    }
    written.put("NATS_VERSION", said("NATS"));
    written.put("LB_VERSION", said("LB"));
    written.put("ROOT_VERSION", said("ROOT"));
    written.put("VERSION", said("plain"));

    var version = subsystem(written, null).said("VERSION");

    assertThat(version).map(Said::value).contains(prefix);
  }

  @Test
  void manifest_fillsInWhatTheTaskfileDoesNotSay() {
    var listed =
        new Listed(Optional.of(said("v2.10.24")), Optional.of(said("nats-io/nats-server")));

    var guess = new SourceGuess(subsystem(Map.of(), null), listed);

    assertThat(shown(guess.settings())).isEqualTo("https://github.com/nats-io/nats-server tags");
  }

  @Test
  void manifestThatSaysAnotherUpstream_isAsked() {
    var listed = new Listed(Optional.empty(), Optional.of(said("liftbridge-io/liftbridge")));
    var written =
        Map.of(
            "UPSTREAM_REPO", said("https://github.com/Basekick-Labs/liftbridge.git"),
            "VERSION", said("master"));

    var guess = new SourceGuess(subsystem(written, null), listed);

    assertThat(guess.unknown()).singleElement().asString().contains("liftbridge-io/liftbridge");
  }

  @Test
  void sameUpstreamInOtherLetters_isNoQuestion() {
    var listed = new Listed(Optional.empty(), Optional.of(said("Basekick-Labs/arc")));
    var written =
        Map.of(
            "UPSTREAM_REPO", said("https://github.com/basekick-labs/arc.git"),
            "VERSION", said("main"));

    var guess = new SourceGuess(subsystem(written, null), listed);

    assertThat(guess.unknown()).isEmpty();
  }

  @Test
  void passwordInAnAddress_isNeverWritten() {
    var written =
        Map.of(
            "UPSTREAM_REPO", said("https://ada:s3cret@git.example.org/nats"),
            "VERSION", said("v1.0.0"));

    var guess = new SourceGuess(subsystem(written, null), Listed.NOTHING);

    assertThat(shown(guess.settings())).isEqualTo("https://git.example.org/nats tags");
    assertThat(guess.unknown()).singleElement().asString().contains("log in at git.example.org");
    assertThat(guess.toString() + guess.settings() + guess.unknown()).doesNotContain("s3cret");
  }

  private static Said said(String text) {
    return new Said(text, "here");
  }

  private static Subsystem subsystem(Map<String, Said> written, @Nullable String installed) {
    return new Subsystem(
        "nats",
        Path.of("nats"),
        "nats/Taskfile.yml",
        written.keySet(),
        new Variables(written),
        Set.of("bin:build"),
        Optional.ofNullable(installed).map(SourceGuessTest::said));
  }

  private static String shown(List<Setting> settings) {
    return settings.stream().map(Setting::value).collect(joining(" "));
  }
}
