package dev.syncline.app.config;

import dev.syncline.app.config.shape.Fields;
import dev.syncline.app.config.shape.Key;
import dev.syncline.app.config.shape.Place;
import dev.syncline.app.config.shape.Problems;
import dev.syncline.app.config.shape.Shape.Spot;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What making records of checked values needs: where paths count from, how secrets are looked up,
/// the variables, and where to say that two keys do not go together.
record Reading(
    Folders folders,
    Interpolation interpolation,
    Map<String, String> environment,
    Problems problems) {
  Path path(Fields fields, Key<String> key) {
    return folders.resolve(fields.get(key));
  }

  /// What a variable is set to.
  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  Optional<Path> findPath(Fields fields, Key<String> key) {
    return fields.find(key).map(folders::resolve);
  }

  /// `where` is what a message calls it.
  SecretText secret(String written, String where) {
    return new SecretText(written, where, interpolation);
  }

  /// A secret under `key`, in the section that is called `section`, such as `credentials.e.org`.
  SecretText secret(Fields fields, Key<String> key, String section) {
    var where = "%s.%s in %s".formatted(section, key.name(), fields.valuePlace(key));
    return secret(fields.get(key), where);
  }

  Optional<SecretText> findSecret(Fields fields, Key<String> key, String section) {
    return fields.has(key) ? Optional.of(secret(fields, key, section)) : Optional.empty();
  }

  /// Two keys that do not go together.
  void conflict(Place at, String text, String hint) {
    problems.error(at, "SYN-CONFIG-CONFLICT", text, hint);
  }

  static <T> List<T> values(List<Spot<T>> spots) {
    return spots.stream().map(Spot::value).toList();
  }
}
