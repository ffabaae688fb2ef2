package dev.syncline.app.config.shape;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Durations, sizes and parts as people write them. What cannot be read is an
/// `IllegalArgumentException` whose message says what would be right.
public final class Units {
  public static final String DURATION_PATTERN = "^([0-9]{1,9}(ms|s|m|h|d))+$";
  public static final String SIZE_PATTERN = "^[0-9]{1,12}(B|KiB|MiB|GiB)$";
  public static final String PERCENT_PATTERN = "^([0-9]|[1-9][0-9]|100)%$";

  private static final Pattern DURATION = Pattern.compile(DURATION_PATTERN);
  private static final Pattern PART = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
  private static final Pattern SIZE = Pattern.compile(SIZE_PATTERN);
  private static final Pattern PERCENT = Pattern.compile(PERCENT_PATTERN);
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final Pattern DECIMAL_SIZE = Pattern.compile("([0-9]{1,12}) ?([kKmMgG])i?[bB]?");
  private static final Duration LONGEST = Duration.ofDays(36_500);
  private static final long LARGEST = 1L << 50;
  private static final Map<String, Long> BYTES =
      Map.of("B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);
  private static final Map<String, Duration> TIMES = times();

  private Units() {}

  private static Map<String, Duration> times() {
    var times = new LinkedHashMap<String, Duration>();
    times.put("d", Duration.ofDays(1));
    times.put("h", Duration.ofHours(1));
    times.put("m", Duration.ofMinutes(1));
    times.put("s", Duration.ofSeconds(1));
    times.put("ms", Duration.ofMillis(1));
    return times;
  }

  /// Such as `5m`, `90s` or `1h30m`.
  public static Duration duration(String text) {
    if (NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a duration has a unit: %sm for minutes, %1$ss for seconds".formatted(text));
    }
    if (!DURATION.matcher(text).matches()) {
      throw new IllegalArgumentException("a duration is a number with ms, s, m, h or d, like 5m");
    }
    var sum = Duration.ZERO;
    var parts = PART.matcher(text);
    while (parts.find() && sum.compareTo(LONGEST) <= 0) {
      var unit = TIMES.getOrDefault(parts.group(2), Duration.ZERO);
      sum = sum.plus(unit.multipliedBy(Long.parseLong(parts.group(1))));
    }
    if (sum.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a duration is at most 36500d");
    }
    return sum;
  }

  /// The shortest way to write a duration that [#duration] reads back: `5m`, `1h30m`, `0s`.
  public static String text(Duration duration) {
    var text = new StringBuilder();
    var rest = duration;
    for (var unit : TIMES.entrySet()) {
      var count = rest.dividedBy(unit.getValue());
      if (count > 0) {
        text.append(count).append(unit.getKey());
        rest = rest.minus(unit.getValue().multipliedBy(count));
      }
    }
    return text.isEmpty() ? "0s" : text.toString();
  }

  /// In bytes, such as `500MiB`.
  public static long size(String text) {
    if (!SIZE.matcher(text).matches()) {
      var near = DECIMAL_SIZE.matcher(text);
      var right =
          near.matches() ? near.group(1) + near.group(2).toUpperCase(Locale.ROOT) + "iB" : "500MiB";
      throw new IllegalArgumentException("a size has a unit B, KiB, MiB or GiB: " + right);
    }
    var digits = text.replaceAll("[^0-9]", "");
    long unit = BYTES.getOrDefault(text.substring(digits.length()), 1L);
    long number = Long.parseLong(digits);
    if (number > LARGEST / unit) {
      throw new IllegalArgumentException("a size is at most 1048576GiB");
    }
    return number * unit;
  }

  /// The largest unit that leaves nothing over.
  public static String sizeText(long bytes) {
    for (var unit : List.of("GiB", "MiB", "KiB")) {
      long step = BYTES.getOrDefault(unit, 1L);
      if (bytes > 0 && bytes % step == 0) {
        return bytes / step + unit;
      }
    }
    return bytes + "B";
  }

  /// Whole percents from `0%` to `100%`.
  public static int percent(String text) {
    if (!PERCENT.matcher(text).matches()) {
      var right = NUMBER.matcher(text).matches() && text.length() < 3 ? text + "%" : "20%";
      throw new IllegalArgumentException("a part is written in percent, 0% to 100%: " + right);
    }
    return Integer.parseInt(text.substring(0, text.length() - 1));
  }
}
