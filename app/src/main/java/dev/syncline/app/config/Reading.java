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

  SecretText secret(String written) {
    return new SecretText(written, interpolation);
  }

  Optional<SecretText> findSecret(Fields fields, Key<String> key) {
    return fields.find(key).map(this::secret);
  }

  /// Two keys that do not go together.
  void conflict(Place at, String text, String hint) {
    problems.error(at, "SYN-CONFIG-CONFLICT", text, hint);
  }

  static <T> List<T> values(List<Spot<T>> spots) {
    return spots.stream().map(Spot::value).toList();
  }
}
