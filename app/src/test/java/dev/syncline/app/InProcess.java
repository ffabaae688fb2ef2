package dev.syncline.app;

import dev.syncline.app.cli.output.Surroundings;
import dev.syncline.engine.pace.SystemPace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The whole program within this process, over one configuration; what a running daemon is to do
/// goes to it.
public record InProcess(Path configuration) {
  /// How a command ended, and what it said.
  public record Said(int exit, String out, String err) {}

  public Said syncline(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var around =
        new Surroundings(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            Map.of(
                "HOME", configuration.resolveSibling("").toString(),
                "PATH", "/usr/bin:/bin",
                "SYNCLINE_CONFIG", configuration.toString()),
            new SystemPace());
    var program =
        Main.program(
            (options, environment) -> {
              var state = new OwnState(options, environment, around.pace(), "a test");
              var daemons = new OwnDaemons(state, options, around, new LentCommands("0"));
              var here = new ProgramActions(options, environment, around.pace(), state, daemons);
              return new Forwarded(here, state, List.of(arguments), around);
            },
            around);
    int exit = program.run(arguments);
    return new Said(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
