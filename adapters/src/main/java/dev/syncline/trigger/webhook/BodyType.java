package dev.syncline.trigger.webhook;

import java.util.Locale;

/// What the body is, by its `Content-Type`.
enum BodyType {
  JSON,
  FORM,
  OTHER,
  /// There is no body.
  NONE;

  static BodyType of(Headers headers, byte[] body) {
    if (body.length == 0) {
      return NONE;
    }
    var whole = headers.find("Content-Type").orElse("");
    int parameters = whole.indexOf(';');
    var type = parameters < 0 ? whole : whole.substring(0, parameters);
    return switch (type.strip().toLowerCase(Locale.ROOT)) {
      case "application/json" -> JSON;
      case "application/x-www-form-urlencoded" -> FORM;
      default -> OTHER;
    };
  }
}
