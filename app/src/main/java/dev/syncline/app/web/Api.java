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
  static final String BASE = "/api/v1/";

  private static final String SYNCS = BASE + "syncs/";
  static final Set<String> VERBS =
      Set.of("ring", "approve", "pin", "unpin", "hold", "unhold", "suspend", "resume", "rollback");

  /// Of a sync or a run, and so that nothing can be taken for an option.
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)?";

  private final Commands commands;
  private final Pace pace;

  Api(Commands commands, Pace pace) {
    this.commands = commands;
    this.pace = pace;
  }

  /// A verb for a sync, both as the path has them.
  record Decision(String sync, String verb) {}

  /// What is decided by a POST to `path`; empty where it is none of ours.
  static Optional<Decision> decision(String path) {
    int end = path.lastIndexOf('/');
    if (!path.startsWith(SYNCS) || end <= SYNCS.length()) {
      return Optional.empty();
    }
    var found = new Decision(path.substring(SYNCS.length(), end), path.substring(end + 1));
    return VERBS.contains(found.verb()) && found.sync().matches(NAME)
        ? Optional.of(found)
        : Optional.empty();
  }

  /// What a GET of `path` shows; empty where nothing is there.
  Optional<Page> look(String path, Map<String, String> query) {
    if (!path.startsWith(BASE)) {
      return Optional.empty();
    }
    var below = path.substring(BASE.length());
    return switch (below) {
      case "openapi.json" -> Optional.of(Api::description);
      case "syncs" -> Optional.of(() -> run(List.of("status")));
      case "runs" -> Optional.of(() -> run(history(query)));
      default -> below.startsWith("syncs/") ? sync(below.substring(6)) : ofRun(below);
    };
  }

  private Optional<Page> sync(String name) {
    return name.matches(NAME)
        ? Optional.of(() -> run(List.of("status", "--", name)))
        : Optional.empty();
  }

  private Optional<Page> ofRun(String below) {
    var parts = List.of(below.split("/", -1));
    if (parts.size() < 2 || !parts.get(1).matches(NAME)) {
      return Optional.empty();
    }
    var run = parts.get(1);
    return switch (below.replaceFirst("/[^/]*", "/*")) {
      case "runs/*" -> Optional.of(() -> run(List.of("show", "--", run)));
      case "runs/*/log" -> Optional.of(() -> run(List.of("logs", "--", run)));
      default -> Optional.empty();
    };
  }

  private static List<String> history(Map<String, String> query) {
    var words = new ArrayList<>(List.of("history"));
    option("limit", query, words);
    words.add("--");
    Optional.ofNullable(query.get("sync")).ifPresent(words::add);
    return words;
  }

  private static void option(String name, Map<String, String> values, List<String> words) {
    var value = values.get(name);
    if (value != null) {
      words.add("--%s=%s".formatted(name, value));
    }
  }

  /// A person's decision; `who` is what the token stands for.
  Answer decide(Decision decision, Map<String, String> wish, String who) {
    var words = new ArrayList<>(List.of(decision.verb()));
    for (var name : List.of("reason", "until", "to")) {
      option(name, wish, words);
    }
    words.add("--");
    words.add(decision.sync());
    Optional.ofNullable(wish.get("version")).ifPresent(words::add);
    return run(words, who);
  }

  private Answer run(List<String> words) {
    return run(words, "");
  }

  /// What comes from outside stands behind `--` or an `=`, so that it cannot be an option.
  private Answer run(List<String> words, String who) {
    var arguments = new ArrayList<>(words);
    arguments.add(1, "--json");
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
