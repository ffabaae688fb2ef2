package dev.syncline.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.app.config.ConfigurationReader;
import dev.syncline.app.config.ConfigurationReader.Loaded;
import dev.syncline.app.config.shape.ConfigProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every configuration that stands in a document, or is an example, is read without a complaint.
class ConfigurationsTest {
  @TempDir Path folder;

  @Test
  void completeBlocks_areRead() throws IOException {
    var wrong = new ArrayList<String>();
    int read = 0;

    for (var block : Pages.blocks()) {
      if (block.isComplete()) {
        var file = Files.writeString(folder.resolve("syncline.yaml"), block.text());
        complaints(file).forEach(problem -> wrong.add(block + ": " + problem.line()));
        read++;
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(read).isGreaterThan(10);
  }

  @Test
  void examples_areRead() throws IOException {
    try (Stream<Path> files = Files.walk(Pages.ROOT.resolve("examples"))) {
      var examples = files.filter(file -> file.endsWith("syncline.yaml")).toList();

      assertThat(examples)
          .hasSizeGreaterThanOrEqualTo(3)
          .allSatisfy(example -> assertThat(complaints(example)).isEmpty());
    }
  }

  private static List<ConfigProblem> complaints(Path file) {
    return switch (ConfigurationReader.read(Optional.of(file), Map.of("HOME", "/home/ada"))) {
      case Loaded.Well(_, var warnings) -> warnings;
      case Loaded.Broken(var problems) -> problems;
    };
  }
}
