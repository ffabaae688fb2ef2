package dev.syncline.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The page of commands has every command and every option, and what the documents tell people to
/// type can be typed.
class CommandsPageTest {
  private static final Pattern COMMAND = Pattern.compile("(?m)^  ([a-z]+) {2,}\\S");
  private static final Pattern HEADING = Pattern.compile("(?m)^### ([a-z]+)$");
  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]+");
  private static final Pattern PROSE = Pattern.compile("(?m)^```(.|\\n)*?^```$");

  @Test
  void everyCommand_hasItsPart() throws IOException {
    var page = Pages.reference("commands.md");

    assertThat(all(HEADING, page)).containsExactlyElementsOf(commands());
  }

  @Test
  void everyOption_standsWithItsCommand() throws IOException {
    var page = PROSE.matcher(Pages.reference("commands.md")).replaceAll("");
    var common = all(OPTION, page.substring(0, page.indexOf("## Looking")));
    var wrong = new ArrayList<String>();

    for (var command : commands()) {
      var part = part(page, command);
      var explained = all(OPTION, part);
      explained.removeAll(common);
      var known = all(OPTION, Typing.run(List.of(command, "--help")).text().split("Example:")[0]);
      known.removeAll(common);
      known.remove("--reason"); // explained once for all that decide
      explained.remove("--reason");
      if (!explained.equals(known)) {
        wrong.add("%s explains %s, has %s".formatted(command, explained, known));
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void commandLinesInDocuments_canBeTyped() throws IOException {
    var wrong = new ArrayList<String>();
    int typed = 0;

    for (var block : Pages.blocks()) {
      for (var line : block.lines()) {
        if (!Typing.isCommand(block, line)) {
          continue;
        }
        var said = Typing.type(line);
        typed++;
        if (said.exit() != 0) {
          wrong.add("%s: %s: %s".formatted(block, line, said.text()));
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(typed).isGreaterThan(30);
  }

  private static Set<String> commands() {
    var usage = Typing.run(List.of("--help")).text();
    return all(COMMAND, usage.substring(usage.indexOf("Commands:")));
  }

  private static String part(String page, String command) {
    int begin = page.indexOf("### " + command + "\n");
    int end = page.indexOf("\n#", begin + 1);
    return page.substring(begin, end < 0 ? page.length() : end);
  }

  private static Set<String> all(Pattern pattern, String text) {
    var all = new TreeSet<String>();
    var found = pattern.matcher(text);
    while (found.find()) {
      all.add(found.groupCount() == 0 ? found.group() : found.group(1));
    }
    return all;
  }
}
