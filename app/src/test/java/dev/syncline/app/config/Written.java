package dev.syncline.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.app.config.ConfigurationReader.Loaded;
import dev.syncline.app.config.shape.ConfigProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A configuration file that a test writes and reads.
record Written(Path file, Map<String, String> environment) {
  static Written of(Path folder, String text) {
    return of(folder, text.getBytes(StandardCharsets.UTF_8));
  }

  static Written of(Path folder, byte[] bytes) {
    try {
      var file = Files.write(folder.resolve("syncline.yaml"), bytes);
      return new Written(file, Map.of("HOME", folder.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Written with(Map<String, String> more) {
    return new Written(file, more);
  }

  Loaded read() {
    return ConfigurationReader.read(Optional.of(file), environment);
  }

  Configuration configuration() {
    assertThat(read()).isInstanceOf(Loaded.Well.class);
    return ((Loaded.Well) read()).configuration();
  }

  /// What is wrong, as `line:column text; hint`.
  List<String> problems() {
    return switch (read()) {
      case Loaded.Well _ -> List.of();
      case Loaded.Broken(var problems) -> problems.stream().map(Written::shortened).toList();
    };
  }

  private static String shortened(ConfigProblem problem) {
    var more = problem.hint().isEmpty() ? "" : "; " + problem.hint();
    return "%d:%d %s%s".formatted(problem.at().line(), problem.at().column(), problem.text(), more);
  }
}
