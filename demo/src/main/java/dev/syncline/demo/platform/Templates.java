package dev.syncline.demo.platform;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The texts that come with the demo.
final class Templates {
  private Templates() {}

  static String read(String name) throws IOException {
    try (var in = Templates.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(name + " is missing in this program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// With each `@NAME@` replaced.
  static String fill(String name, Map<String, String> values) throws IOException {
    var text = read(name);
    for (var value : values.entrySet()) {
      text = text.replace("@" + value.getKey() + "@", value.getValue());
    }
    return text;
  }
}
