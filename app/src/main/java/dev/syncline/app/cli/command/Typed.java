package dev.syncline.app.cli.command;

import dev.syncline.app.cli.request.CommonOptions.LogFormat;
import dev.syncline.app.config.shape.Units;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncName;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import picocli.CommandLine.TypeConversionException;

/// What people type, as values; the messages say what would be right.
final class Typed {
  private Typed() {}

  static SyncName sync(String text) {
    return converted(text, SyncName::new);
  }

  static RunId run(String text) {
    return converted(text, RunId::new);
  }

  static Duration duration(String text) {
    return converted(text, Units::duration);
  }

  static LogFormat logFormat(String text) {
    return switch (text) {
      case "text" -> LogFormat.TEXT;
      case "json" -> LogFormat.JSON;
      default -> throw new TypeConversionException("'%s' is neither text nor json".formatted(text));
    };
  }

  private static <T> T converted(String text, Function<String, T> read) {
    try {
      return read.apply(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  /// A date (from its midnight, UTC), a time with its offset, or a duration from `now`.
  static Instant time(String text, Instant now) {
    try {
      return text.matches("[0-9]+(ms|s|m|h|d).*") ? now.plus(Units.duration(text)) : moment(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'%s' is no time: write 2d, 2030-01-31 or 2030-01-31T18:00:00Z".formatted(text), e);
    }
  }

  private static Instant moment(String text) {
    return text.indexOf('T') < 0
        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
        : OffsetDateTime.parse(text).toInstant();
  }
}
