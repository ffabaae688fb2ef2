package dev.syncline.app.config.shape;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The forms of scalars that any configuration has.
public final class Forms {
  /// Any text that is not blank. Numbers and versions are texts, too: `1.10` stays as it is
  /// written.
  public static final Form<String> TEXT = text("a text", Forms::notBlank);

  /// A text that may be a secret.
  public static final Form<String> SECRET =
      text("a secret", Forms::notBlank).filled(Form.Filling.WHEN_USED);

  public static final Form<String> PATH = text("a path", Forms::path);

  public static final Form<Boolean> FLAG =
      form("true or false", Forms::flag, String::valueOf, Map.of("type", "boolean"));

  public static final Form<Duration> DURATION =
      form("a duration", Units::duration, Units::text, pattern(Units.DURATION_PATTERN));

  public static final Form<Long> SIZE =
      form("a size", Units::size, Units::sizeText, pattern(Units.SIZE_PATTERN));

  public static final Form<Integer> PERCENT =
      form("a part", Units::percent, part -> part + "%", pattern(Units.PERCENT_PATTERN));

  private static final Set<String> YES = Set.of("yes", "on", "y");
  private static final Set<String> NO = Set.of("no", "off", "n");
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");

  private Forms() {}

  /// A text with a rule of its own, which may be filled in.
  public static <T> Form<T> text(String what, Function<String, T> read) {
    Map<String, Object> schema = Map.of("type", List.of("string", "number"));
    return new Form<>(what, read, String::valueOf, schema, Form.Filling.NOW);
  }

  private static <T> Form<T> form(
      String what,
      Function<String, T> read,
      Function<T, String> write,
      Map<String, Object> schema) {
    return new Form<>(what, read, write, schema, Form.Filling.NEVER);
  }

  /// A duration of at least `least`.
  public static Form<Duration> duration(Duration least) {
    return form(
        DURATION.what(),
        text -> {
          var duration = Units.duration(text);
          if (duration.compareTo(least) < 0) {
            throw new IllegalArgumentException("at least " + Units.text(least));
          }
          return duration;
        },
        DURATION.write(),
        DURATION.schema());
  }

  public static Form<Integer> whole(int least, int most) {
    return form(
        "a number",
        text -> {
          if (!WHOLE.matcher(text).matches()
              || Integer.parseInt(text) < least
              || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException(
                least == most
                    ? "only %d is known".formatted(least)
                    : "a whole number from %d to %d".formatted(least, most));
          }
          return Integer.parseInt(text);
        },
        String::valueOf,
        Map.of("type", "integer", "minimum", least, "maximum", most));
  }

  /// One of the constants, written in lower case with `-`.
  public static <E extends Enum<E>> Form<E> choice(Class<E> type) {
    var constants = Arrays.asList(type.getEnumConstants());
    var words = constants.stream().map(Forms::word).toList();
    return form(
        "one of " + String.join(", ", words),
        text ->
            constants.stream()
                .filter(constant -> word(constant).equals(text))
                .findFirst()
                .orElseThrow(() ->
                    new IllegalArgumentException(
                        Nearest.of(text, words).map("did you mean '%s'?"::formatted).orElse(""))),
        Forms::word,
        Map.of("enum", words));
  }

  /// An address with one of these schemes, without a password in it.
  public static Form<URI> address(String... schemes) {
    var known = List.of(schemes);
    return text(
        "an address",
        text -> {
          var address = parse(text, known);
          var scheme =
              address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
          if (!known.contains(scheme) || address.getHost() == null) {
            throw new IllegalArgumentException(begins(known));
          }
          return address;
        });
  }

  private static URI parse(String text, List<String> schemes) {
    try {
      return new URI(text.strip());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(begins(schemes), e);
    }
  }

  private static String begins(List<String> schemes) {
    return schemes.stream()
        .map(scheme -> scheme + "://HOST")
        .collect(Collectors.joining(" or ", "an address begins with ", ""));
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<String, Object> pattern(String pattern) {
    return Map.of("type", "string", "pattern", pattern);
  }

  private static String notBlank(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("something must stand here; leave the key out otherwise");
    }
    return text;
  }

  private static String path(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a path has no NUL character");
    }
    return notBlank(text);
  }

  private static boolean flag(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    if (YES.contains(lower) || (lower.equals("true") && !text.equals("true"))) {
      throw new IllegalArgumentException("write true");
    }
    if (NO.contains(lower) || (lower.equals("false") && !text.equals("false"))) {
      throw new IllegalArgumentException("write false");
    }
    if (!lower.equals("true") && !lower.equals("false")) {
      throw new IllegalArgumentException("write true or false");
    }
    return text.equals("true");
  }
}
