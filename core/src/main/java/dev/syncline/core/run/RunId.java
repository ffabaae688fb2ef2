package dev.syncline.core.run;

import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Name of one run: letters and digits, sorting by time of start; people type it after `show` and
/// `logs`.
public record RunId(String value) implements Comparable<RunId> {
  private static final Pattern FORM = Pattern.compile("[0-9a-z]{4,32}");

  /// How long the name of a run is in our time; a shorter text is a part of one.
  public static final int LENGTH = 11;

  private static final int RANDOM_SPAN = 36 * 36 * 36;

  public RunId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("'%s' is not the name of a run".formatted(value));
    }
  }

  /// A new name: the start in milliseconds, then three random characters, in base 36.
  public static RunId at(Instant start, RandomGenerator random) {
    var time = Long.toString(start.toEpochMilli(), 36);
    var tail = Integer.toString(RANDOM_SPAN + random.nextInt(RANDOM_SPAN), 36).substring(1);
    return new RunId(time + tail);
  }

  @Override
  public int compareTo(RunId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
