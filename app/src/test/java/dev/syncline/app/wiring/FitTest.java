package dev.syncline.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.app.config.ConfigurationReader;
import dev.syncline.app.config.ConfigurationReader.Loaded;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.engine.pace.SystemPace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the configuration says of sentences that fit, held against what wiring makes of them.
class FitTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("HOME", "/nowhere");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "git,false,directory",
    "git,true,directory",
    "git,true,binary",
    "http,false,directory"
  })
  void whatTheConfigurationTakes_isWired(String source, boolean built, String target)
      throws Exception {
    var loaded = read(source, built, target);

    assertThat(loaded).isInstanceOf(Loaded.Well.class);
    var configuration = ((Loaded.Well) loaded).configuration();
    var households =
        new StateHouseholds(
            configuration, ENVIRONMENT, "a test", new SystemPace(), FaultPoints.NONE);
    try (var household = households.toRead()) {
      var sentence = household.declared(List.of()).getFirst().sentence();

      assertThat(sentence.target().accepts().contains(sentence.supply().kind())).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"git,false,binary", "http,false,binary", "http,true,binary", "http,true,directory"})
  void whatCannotBeWired_isNoConfiguration(String source, boolean built, String target)
      throws Exception {
    assertThat(read(source, built, target)).isInstanceOf(Loaded.Broken.class);
  }

  private Loaded read(String source, boolean built, String target) throws Exception {
    var text =
        """
        state: state
        syncs:
          a:
            source: {%s: {url: "https://e.org/x"}}
            target: {%s: {path: b/x}}
        """
            .formatted(source, target);
    var through = built ? "    through: {build: {command: [make]}}\n" : "";
    var file = Files.writeString(folder.resolve("syncline.yaml"), text + through);
    return ConfigurationReader.read(Optional.of(file), ENVIRONMENT);
  }
}
