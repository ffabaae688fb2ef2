package dev.syncline.demo.web;

import com.sun.net.httpserver.Headers;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What of a file an answer brings: nothing that is known already, else the one range that was
/// asked for, else all of it (RFC 9110, 13.2.2).
record Part(int status, int from, int length) {
  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{1,9})-([0-9]{1,9})?");
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

  static Part asked(Page.File file, Headers headers) {
    if (isKnown(file, headers)) {
      return new Part(304, 0, 0);
    }
    int all = file.bytes().length;
    var range = RANGE.matcher(String.valueOf(headers.getFirst("Range")));
    if (!range.matches() || !isStill(file, headers)) {
      return new Part(200, 0, all);
    }
    int from = Integer.parseInt(range.group(1));
    int last = range.group(2) == null ? all - 1 : Integer.parseInt(range.group(2));
    return from >= all || last < from
        ? new Part(416, 0, 0)
        : new Part(206, from, Math.min(last, all - 1) - from + 1);
  }

  /// The `Content-Range`, where there is one to tell.
  Optional<String> range(Page.File file) {
    return switch (status) {
      case 206 ->
          Optional.of("bytes %d-%d/%d".formatted(from, from + length - 1, file.bytes().length));
      case 416 -> Optional.of("bytes */" + file.bytes().length);
      default -> Optional.empty();
    };
  }

  static String date(Instant time) {
    return HTTP_DATE.format(time.atOffset(ZoneOffset.UTC));
  }

  /// An ETag, if asked by one, counts alone; weak or strong is the same here.
  private static boolean isKnown(Page.File file, Headers asked) {
    var tags = asked.getFirst("If-None-Match");
    if (tags != null) {
      var own = file.etag().map(Part::opaque);
      return own.isPresent()
          && Arrays.stream(tags.split(",")).map(Part::opaque).anyMatch(own.get()::equals);
    }
    var since = asked.getFirst("If-Modified-Since");
    return since != null
        && file.modified().filter(time -> !time.isAfter(parsed(since).plusMillis(999))).isPresent();
  }

  /// `If-Range`: only a strong ETag that is the same, or just this time, keeps the range (13.1.5).
  private static boolean isStill(Page.File file, Headers asked) {
    var condition = asked.getFirst("If-Range");
    return condition == null
        || file.etag().filter(tag -> !tag.startsWith("W/")).filter(condition::equals).isPresent()
        || file.modified().map(Part::date).filter(condition::equals).isPresent();
  }

  private static String opaque(String etag) {
    return etag.strip().replaceFirst("^W/", "");
  }

  private static Instant parsed(String date) {
    try {
      return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
    } catch (DateTimeException e) {
      return Instant.MIN.plusSeconds(1);
    }
  }
}
