package dev.syncline.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The pages of exit codes and of variables say what `help` says.
class TopicPagesTest {
  private static final Pattern SAID = Pattern.compile("(?m)^([A-Z_]+|[0-9]+) {2,}(\\S.*)$");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `?([A-Z_]+|[0-9]+)`? \\| (.*) \\|$");

  @Test
  void exitCodes_areThoseOfTheProgram() throws IOException {
    assertThat(rows(ROW, Pages.reference("exit-codes.md"))).isEqualTo(help("exit-codes"));
  }

  @Test
  void variables_areThoseOfTheProgram() throws IOException {
    var page = Pages.reference("environment.md");

    assertThat(rows(ROW, page.substring(0, page.indexOf("The script"))))
        .isEqualTo(help("environment"));
  }

  private static List<String> help(String topic) {
    var said = rows(SAID, Typing.run(List.of("help", topic)).text());
    return said.subList(1, said.size()); // without the header
  }

  private static List<String> rows(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(row -> row.group(1) + ": " + row.group(2)).toList();
  }
}
