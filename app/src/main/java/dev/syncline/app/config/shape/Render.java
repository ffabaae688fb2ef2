package dev.syncline.app.config.shape;

import dev.syncline.app.config.shape.Shape.Entry;
import dev.syncline.app.config.shape.Shape.Listing;
import dev.syncline.app.config.shape.Shape.Named;
import dev.syncline.app.config.shape.Shape.Spot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Checked values as plain maps, lists, texts, numbers and booleans, in the order of the keys'
/// description and with all defaults.
public final class Render {
  /// For people: secrets are `***`.
  public static final Render MASKED = new Render(true);

  /// For comparing: secrets as they are written. Never to be shown.
  public static final Render IN_FULL = new Render(false);

  private final boolean masked;

  private Render(boolean masked) {
    this.masked = masked;
  }

  public Map<String, Object> section(Fields fields) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (var key : fields.section().keys()) {
      value(fields, key).ifPresent(value -> values.put(key.name(), value));
    }
    return values;
  }

  private <T> Optional<Object> value(Fields fields, Key<T> key) {
    var found = fields.written(key).filter(this::isFilled);
    return found
        .<Object>map(written -> written)
        .or(() -> fields.find(key).or(key::fallback).map(value -> plain(key.shape(), value)));
  }

  <T> Object plain(Shape<T> shape, Object value) {
    return switch (shape) {
      case Form<T> form -> scalar(form, value);
      case Section _ -> sectionOrWord((Fields) value);
      case Listing<?> listing -> {
        var items = new ArrayList<Object>();
        for (var item : (List<?>) value) {
          var spot = (Spot<?>) item;
          var written = spot.written().filter(this::isFilled);
          items.add(written.isPresent() ? written.get() : plain(listing.of(), spot.value()));
        }
        yield items;
      }
      case Named<?> named -> {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (var item : (List<?>) value) {
          var entry = (Entry<?>) item;
          entries.put(entry.name(), plain(named.of(), entry.value()));
        }
        yield entries;
      }
    };
  }

  // What was filled in may be a secret, whatever the key: people see what is written in the file.
  private boolean isFilled(String written) {
    return masked && (written.contains("${env:") || written.contains("${file:"));
  }

  private Object sectionOrWord(Fields fields) {
    return fields.word().<Object>map(word -> word).orElseGet(() -> section(fields));
  }

  // Safe: the value was made by this very form.
  @SuppressWarnings("unchecked")
  private <T> Object scalar(Form<T> form, Object value) {
    if (masked && form.filling() == Form.Filling.WHEN_USED) {
      return "***";
    }
    boolean number = value instanceof Integer && form.schema().containsKey("minimum");
    return value instanceof Boolean || number ? value : form.write().apply((T) value);
  }
}
