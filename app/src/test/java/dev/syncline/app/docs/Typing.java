package dev.syncline.app.docs;

import dev.syncline.app.cli.command.Program;
import dev.syncline.app.cli.output.Surroundings;
import dev.syncline.app.docs.Pages.Block;
import dev.syncline.engine.pace.SystemPace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Types command lines as they stand in documents, in front of actions that do nothing.
final class Typing {
  private static final String VERB = "syncline ";
  private static final Pattern END = Pattern.compile("\\s+(#|\\||>|&&).*");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  private Typing() {}

  /// How it ended, and what it said on both ways.
  record Said(int exit, String text) {}

  /// Whether a line of `block` is a command line: after a prompt, and in blocks for a shell by
  /// itself.
  static boolean isCommand(Block block, String line) {
    return line.startsWith("$ " + VERB) || block.info().equals("sh") && line.startsWith(VERB);
  }

  static Said type(String line) {
    var arguments =
        END.matcher(line.substring(line.indexOf(VERB) + VERB.length())).replaceFirst("");
    var words = new ArrayList<String>();
    var found = WORD.matcher(arguments);
    while (found.find()) {
      words.add(found.group(0).replaceAll("^[\"']|[\"']$", ""));
    }
    return run(words);
  }

  static Said run(List<String> arguments) {
    var said = new ByteArrayOutputStream();
    var out = new PrintStream(said, true, StandardCharsets.UTF_8);
    var environment =
        Map.of(
            "SYNCLINE_CONFIG", Pages.ROOT.resolve("examples/directory/syncline.yaml").toString());
    var around = new Surroundings(out, out, false, environment, new SystemPace());
    var program = new Program((_, _) -> new NoActions(), around, "0");
    int exit = program.run(arguments.toArray(String[]::new));
    return new Said(exit, said.toString(StandardCharsets.UTF_8));
  }
}
