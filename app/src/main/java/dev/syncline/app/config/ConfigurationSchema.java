package dev.syncline.app.config;

import dev.syncline.app.config.shape.SchemaDocument;
import java.util.Map;

/// The JSON Schema of the configuration, made of the keys that files are checked by.
public final class ConfigurationSchema {
  private ConfigurationSchema() {}

  public static Map<String, Object> document() {
    return SchemaDocument.of(
        RootKeys.ROOT, "https://syncline.dev/schema/syncline-1.json", "syncline.yaml");
  }
}
