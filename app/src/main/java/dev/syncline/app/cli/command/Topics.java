package dev.syncline.app.cli.command;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What `help` explains beside the commands.
final class Topics {
  private static final List<List<String>> VARIABLES =
      List.of(
          List.of("SYNCLINE_CONFIG", "the configuration, where --config does not name one"),
          List.of("SYNCLINE_STATE", "the state folder; goes before the file"),
          List.of("PORT", "where the daemon listens; only the port of listen: changes"),
          List.of("WEBHOOK_SECRET", "what webhooks are signed with; goes before the file"),
          List.of("GITHUB_TOKEN", "for github.com, when no credential is configured for it"),
          List.of("HTTPS_PROXY", "through which connections go; goes before the file"),
          List.of("NO_PROXY", "hosts that are reached directly; goes before the file"),
          List.of("PC_SOCKET_PATH", "the Process Compose of reload; the file goes before it"),
          List.of("PC_PORT_NUM", "its port on this machine, where no socket is known"),
          List.of("PC_API_TOKEN", "its token; the file goes before it"),
          List.of("NO_COLOR", "set to anything: no colours"),
          List.of("COLUMNS", "how much fits on a line of the terminal"),
          List.of("HOME", "where ~/ and ~/.config/syncline are"));

  /// A configuration that works as it is written; one of the documents holds it, too.
  private static final String CONFIGURATION =
      """
      # A small syncline.yaml: change the addresses, names and paths to yours.
      version: 1
      syncs:
        site:                                # a folder, kept as a branch of a git repository is
          source: {git: {url: "https://github.com/octocat/Hello-World", branch: master}}
          target: {directory: {path: site}}  # site/current is what it is now
      # app:                                 # a program, built from the newest tag
      #   source: {git: {url: "https://github.com/OWNER/REPOSITORY", range: ">=1.0 <2"}}
      #   through: {build: {command: [go, build, -o, "{output}", .], output: app}}
      #   target:
      #     binary:
      #       path: bin/app
      #       check: {command: ["{artifact}", --version]}
      """;

  private Topics() {}

  static void configuration(Output output) {
    output.result(
        () -> Map.of("configuration", CONFIGURATION),
        words -> CONFIGURATION.lines().forEach(words::line));
  }

  static void exitCodes(Output output) {
    var rows =
        List.of(ExitCode.values()).stream()
            .map(code -> List.of(String.valueOf(code.number()), code.meaning()))
            .toList();
    output.result(
        () -> map(rows),
        words -> {
          words.table(List.of("CODE", "MEANING"), rows);
          words.line("Commands that run until they are stopped end with 0 after a graceful stop.");
        });
  }

  static void environment(Output output) {
    output.result(
        () -> map(VARIABLES),
        words -> {
          words.table(List.of("VARIABLE", "MEANING"), VARIABLES);
          words.line("A .env file beside the configuration counts as well; real variables win.");
        });
  }

  private static Map<String, String> map(List<List<String>> rows) {
    Map<String, String> map = new LinkedHashMap<>();
    rows.forEach(row -> map.put(row.getFirst(), row.getLast()));
    return map;
  }

  static Collection<String> names(Collection<String> commands) {
    var names = new TreeSet<>(commands);
    names.addAll(List.of("configuration", "exit-codes", "environment"));
    return names;
  }
}
