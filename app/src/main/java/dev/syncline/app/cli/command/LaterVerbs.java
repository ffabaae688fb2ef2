package dev.syncline.app.cli.command;

import java.util.Map;
import java.util.Optional;

/// Verbs that are promised but not in this version.
final class LaterVerbs {
  private static final Map<String, String> LATER =
      Map.of(
          "package", "build and pack by hand until then",
          "publish", "publish by hand until then",
          "reference", "nothing takes its place until then",
          "sessions", "nothing takes its place until then",
          "mask", "nothing takes its place until then",
          "scan", "nothing takes its place until then");

  private LaterVerbs() {}

  static Optional<String> say(String verb) {
    return Optional.ofNullable(LATER.get(verb))
        .map(instead -> "'%s' comes in a later version; %s".formatted(verb, instead));
  }
}
