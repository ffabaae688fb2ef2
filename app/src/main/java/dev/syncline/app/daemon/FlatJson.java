package dev.syncline.app.daemon;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import dev.syncline.app.cli.output.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.event.KeyValuePair;

/// One flat object a line: `time`, `level`, and the fields of the event. What a library logs is an
/// event `library` with its `logger` and `text`.
final class FlatJson extends EncoderBase<ILoggingEvent> {
  @Override
  public byte[] encode(ILoggingEvent event) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("time", event.getInstant().toString());
    line.put("level", event.getLevel().toString().toLowerCase(Locale.ROOT));
    List<KeyValuePair> fields = Optional.ofNullable(event.getKeyValuePairs()).orElse(List.of());
    if (fields.isEmpty()) {
      line.put("event", "library");
      line.put("logger", event.getLoggerName());
      line.put("text", String.valueOf(event.getFormattedMessage()));
    }
    fields.forEach(field -> line.put(field.key, field.value));
    return (Json.line(line) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }
}
