package dev.syncline.app.cli.output;

import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Revision;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Origin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.ser.std.ToStringSerializer;

/// JSON as product scripts read it: `snake_case`, times in RFC 3339 UTC, durations in seconds,
/// names and digests as texts. The only class here that knows Jackson.
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .addModule(module())
          .build();

  private Json() {}

  private static SimpleModule module() {
    var module = new SimpleModule();
    module.addSerializer(Duration.class, new Seconds());
    module.addSerializer(SyncName.class, new ToStringSerializer(SyncName.class));
    module.addSerializer(RunId.class, new ToStringSerializer(RunId.class));
    module.addSerializer(Digest.class, new ToStringSerializer(Digest.class));
    module.addSerializer(Revision.class, new ToStringSerializer(Revision.class));
    module.addSerializer(Origin.class, new ToStringSerializer(Origin.class));
    module.addSerializer(Path.class, new ToStringSerializer(Path.class));
    return module;
  }

  /// Indented, for one document.
  public static String pretty(Object document) {
    return MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(document);
  }

  /// On one line, for one of many.
  public static String line(Object document) {
    return MAPPER.writeValueAsString(document);
  }

  static Map<String, Object> error(Complaint complaint) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", complaint.code());
    error.put("what", complaint.what());
    error.put("why", complaint.why());
    error.put("next", complaint.next());
    return Map.of("error", error);
  }

  private static final class Seconds extends StdSerializer<Duration> {
    private static final double MILLIS = 1_000.0;

    Seconds() {
      super(Duration.class);
    }

    @Override
    public void serialize(Duration value, JsonGenerator json, SerializationContext context) {
      if (value.toMillisPart() == 0) {
        json.writeNumber(value.toSeconds());
      } else {
        json.writeNumber(value.toMillis() / MILLIS);
      }
    }
  }
}
