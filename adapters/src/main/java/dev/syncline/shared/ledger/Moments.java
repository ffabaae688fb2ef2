package dev.syncline.shared.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Times as text of one length, so that they sort as they follow each other. Earlier than the year
/// 0 and later than the year 9999 become the first and the last moment between.
final class Moments {
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Moments() {}

  static String text(Instant moment) {
    var bounded = moment.isBefore(FIRST) ? FIRST : moment.isAfter(LAST) ? LAST : moment;
    return FORM.format(bounded);
  }

  static Optional<String> text(Optional<Instant> moment) {
    return moment.map(Moments::text);
  }

  static Instant moment(String text) {
    return Instant.parse(text);
  }
}
