package dev.syncline.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The table in `wrong.txt`: a configuration, then after `=>` every problem with its place and
/// hint.
class WrongConfigurationTest {
  @TempDir private Path folder;

  static Stream<Arguments> table() throws IOException {
    try (var in = WrongConfigurationTest.class.getResourceAsStream("wrong.txt")) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("\n?#### "))
          .filter(part -> !part.isBlank())
          .map(WrongConfigurationTest::row);
    }
  }

  private static Arguments row(String part) {
    var name = part.lines().findFirst().orElseThrow();
    var halves = part.substring(name.length() + 1).split("\n?=>\n", -1);
    return Arguments.of(
        name, (halves[0] + "\n").replace("<TAB>", "\t"), halves[1].lines().toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  void wrongConfiguration_isRefusedWithPlaceAndHint(
      String name, String text, List<String> expected) {
    var written = Written.of(folder, text);

    var problems = written.problems();

    assertThat(problems.stream().map(line -> line.replace(folder.toString(), "DIR")))
        .as(name)
        .containsExactlyElementsOf(expected);
  }
}
