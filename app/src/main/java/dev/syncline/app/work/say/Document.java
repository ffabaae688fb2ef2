package dev.syncline.app.work.say;

import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// One JSON object whose names stand in the order in which they were put. Times become RFC 3339,
/// durations seconds, an empty [Optional] null.
public final class Document {
  private static final double MILLIS = 1000.0;

  private final SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();

  /// What went wrong, as every command says it.
  public static Document of(Complaint complaint) {
    return new Document()
        .put("code", complaint.code())
        .put("what", complaint.what())
        .put("why", complaint.why())
        .put("next", complaint.next());
  }

  /// What was found that stopped nothing.
  public static Document of(Problem problem) {
    return new Document().put("code", problem.code()).put("text", problem.text());
  }

  public Document put(String name, @Nullable Object value) {
    fields.put(name, plain(value));
    return this;
  }

  /// Put only where there is something.
  public Document putIfPresent(String name, Optional<?> value) {
    value.ifPresent(there -> put(name, there));
    return this;
  }

  public Map<String, @Nullable Object> fields() {
    return Collections.unmodifiableMap(fields);
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Optional<?> perhaps -> perhaps.isEmpty() ? null : plain(perhaps.get());
      case Document inner -> inner.fields();
      case List<?> list -> plain(list);
      case Map<?, ?> map -> map;
      case Duration time -> time.toMillis() / MILLIS;
      case Instant time -> time.toString();
      case Number number -> number;
      case Boolean truth -> truth;
      case Object text -> text.toString();
    };
  }

  private static List<@Nullable Object> plain(List<?> list) {
    var all = new ArrayList<@Nullable Object>();
    list.forEach(each -> all.add(plain(each)));
    return all;
  }
}
