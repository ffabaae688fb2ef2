package dev.syncline.app.web;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.output.Surroundings;
import dev.syncline.core.run.Pace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `/api/v1`: the documents of `--json`, and people's decisions. Each request is the command of the
/// same name, so that both always say the same.
final class Api {
  private static final String BASE = "/api/v1/";
  private static final Set<String> DECISIONS =
      Set.of("ring", "approve", "pin", "unpin", "hold", "unhold", "suspend", "resume", "rollback");
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._/-]*";

  private final Commands commands;
  private final Pace pace;

  Api(Commands commands, Pace pace) {
    this.commands = commands;
    this.pace = pace;
  }

  /// The answer to a GET of `path` with `query` as it came; empty where nothing is there.
  Optional<Answer> look(String path, Map<String, String> query) {
    var parts = parts(path);
    var name = parts.size() > 1 ? parts.get(1) : "";
    return switch (shape(parts)) {
      case "openapi.json" -> Optional.of(description());
      case "syncs" -> Optional.of(run(List.of("status")));
      case "syncs/*" -> Optional.of(run(List.of("status", name)));
      case "runs" -> Optional.of(runs(query));
      case "runs/*" -> Optional.of(run(List.of("show", name)));
      case "runs/*/log" -> Optional.of(run(List.of("logs", name)));
      default -> Optional.empty();
    };
  }

  /// The parts with a star for the name.
  private static String shape(List<String> parts) {
    var shape = new ArrayList<>(parts);
    if (shape.size() > 1) {
      shape.set(1, "*");
    }
    return String.join("/", shape);
  }

  /// A person's decision; `who` is what the token stands for.
  Optional<Answer> decide(String path, Map<String, String> wish, String who) {
    var parts = parts(path);
    if (parts.size() != 3
        || !parts.getFirst().equals("syncs")
        || !DECISIONS.contains(parts.get(2))) {
      return Optional.empty();
    }
    var words = new ArrayList<>(List.of(parts.get(2), parts.get(1)));
    Optional.ofNullable(wish.get("version")).ifPresent(words::add);
    var options = new ArrayList<String>();
    for (var name : List.of("reason", "until", "to")) {
      var value = wish.get(name);
      if (value != null) {
        options.add("--%s=%s".formatted(name, value));
      }
    }
    return Optional.of(run(words, options, who));
  }

  private static List<String> parts(String path) {
    return List.of(path.substring(BASE.length()).split("/", -1));
  }

  private Answer runs(Map<String, String> query) {
    var sync = query.get("sync");
    return sync == null ? run(List.of("history")) : run(List.of("history", sync));
  }

  private Answer run(List<String> words) {
    return run(words, List.of(), "");
  }

  /// Words come from outside: none of them may be taken for an option.
  private Answer run(List<String> words, List<String> options, String who) {
    if (words.stream().anyMatch(word -> !word.matches(NAME))) {
      return Answer.notFound();
    }
    var arguments = new ArrayList<>(words);
    arguments.addAll(options);
    arguments.add("--json");
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int exit = commands.run(arguments, around(out, err, who));
    return Answer.json(status(exit, out), out.toString(StandardCharsets.UTF_8));
  }

  private Surroundings around(ByteArrayOutputStream out, ByteArrayOutputStream err, String who) {
    var environment = who.isEmpty() ? Map.<String, String>of() : Map.of("USER", who);
    return new Surroundings(
        new PrintStream(out, false, StandardCharsets.UTF_8),
        new PrintStream(err, false, StandardCharsets.UTF_8),
        false,
        environment,
        pace);
  }

  private static int status(int exit, ByteArrayOutputStream out) {
    return switch (ExitCode.ofNumber(exit)) {
      case DONE, PENDING -> 200;
      case USAGE -> isUnknown(out) ? 404 : 400;
      case FAILED, HALTED, PARTLY -> isUnknown(out) ? 404 : 409;
      case INTERRUPTED, TERMINATED -> 503;
    };
  }

  private static boolean isUnknown(ByteArrayOutputStream out) {
    var text = out.toString(StandardCharsets.UTF_8);
    return text.contains("\"SYN-SYNC-UNKNOWN\"") || text.contains("\"SYN-RUN-UNKNOWN\"");
  }

  private static Answer description() {
    try (InputStream in = Api.class.getResourceAsStream("openapi.json")) {
      if (in == null) {
        throw new IllegalStateException("the OpenAPI document is not packaged");
      }
      return Answer.json(200, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
