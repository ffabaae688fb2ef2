package dev.syncline.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.syncline.app.cli.output.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationSchemaTest {
  @TempDir private Path folder;

  /// Every key and default: who changes one changes `keys.txt`, which is a promise.
  @Test
  void keysAndDefaults_areAsPromised() throws IOException {
    var keys = new LinkedHashSet<String>();
    walk("", ConfigurationSchema.document(), keys);

    assertThat(keys)
        .containsExactlyElementsOf(ConfigurationReaderTest.resource("keys.txt").lines().toList());
  }

  private static void walk(String path, Object node, Set<String> keys) {
    if (node instanceof List<?> list) {
      list.forEach(item -> walk(path, item, keys));
    }
    if (!(node instanceof Map<?, ?> map)) {
      return;
    }
    if (map.get("properties") instanceof Map<?, ?> properties) {
      properties.forEach((name, value) -> {
        var key = path + name;
        var described = (Map<?, ?>) value;
        var fallback = described.containsKey("default") ? " = " + described.get("default") : "";
        var later = described.containsKey("not") ? " (later)" : "";
        keys.add(key + fallback + later);
        walk(key + ".", value, keys);
      });
    }
    walk(path + "NAME.", map.get("additionalProperties"), keys);
    walk(path, map.get("items"), keys);
    walk(path, map.get("anyOf"), keys);
  }

  @Test
  void effectiveConfiguration_fitsTheSchema() throws IOException {
    var written = Written.of(folder, ConfigurationReaderTest.resource("good.yaml"));
    var shown = ConfigurationReader.effective(Optional.of(written.file()), Map.of());

    assertThat(schema().validate(Json.line(shown.orElseThrow()), InputFormat.JSON)).isEmpty();
  }

  @Test
  void unknownKeyAndMissingTarget_doNotFitTheSchema() {
    var wrong = "{\"syncs\": {\"a\": {\"source\": {\"git\": {\"url\": \"x\"}}, \"colour\": 1}}}";

    assertThat(schema().validate(wrong, InputFormat.JSON)).hasSizeGreaterThanOrEqualTo(2);
  }

  private static Schema schema() {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Json.line(ConfigurationSchema.document()));
  }
}
