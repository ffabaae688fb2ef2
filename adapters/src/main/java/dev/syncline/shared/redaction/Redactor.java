package dev.syncline.shared.redaction;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Takes secrets out of text before anybody sees it: the known ones wherever they stand (as they
/// are, URL- or JSON-escaped, or inside base64, whatever stands before and after them there, such
/// as the user of a basic login), and what stands where secrets stand: the user info of a URL,
/// query parameters and headers whose names say so.
///
/// A known secret of fewer than [#LENGTH_MIN] characters is not searched for: it would tear holes
/// into everything and thereby tell itself. Only its place in a URL or a header protects it. Of a
/// secret of several lines each is known that has [#LINE_LENGTH_MIN] characters.
///
/// Takes time in proportion to the text. Redacting twice changes nothing more.
public final class Redactor {
  public static final int LENGTH_MIN = 4;
  public static final int LINE_LENGTH_MIN = 8;
  public static final Redactor NONE = new Redactor(List.of());

  private static final String GONE = "***";
  private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/\\s?#\"'<>]{1,4096}@");
  private static final Pattern LOGIN =
      Pattern.compile("https?://[^/\\s]*@.*|\\w+://[^/\\s@]*:[^/\\s@]*@.*");
  private static final Pattern PARAMETER = Pattern.compile("(?<=[?&;])([\\w.%\\[\\]-]{1,64}+)=");
  private static final String VALUE_ENDS = "&\"'<># \t\r\n";
  private static final Pattern HEADER =
      Pattern.compile(
          "(?i)(?<![?&;])\\b((?:proxy-)?authorization|(?:set-)?cookie|(?:private|job|deploy)-token"
              + "|x-[a-z0-9-]{0,64}?(?:token|key|secret|password|signature))"
              + "(\\\\?\"?[ \\t]{0,8}[:=][ \\t]{0,8})(\"[^\"\\r\\n]*+|[^\"\\r\\n][^\\r\\n]*+)");
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "token|secret|passw|pwd|signature|credential|api.?key|access.?key|private.?key"
              + "|(^|[._-])(key|sig|pass|auth|jwt|session)$");

  private final Needles known;

  public Redactor(List<Secret> secrets) {
    this.known =
        new Needles(
            secrets.stream()
                .map(Secret::reveal)
                .flatMap(Redactor::parts)
                .flatMap(Spellings::of)
                .distinct()
                .toList());
  }

  /// A secret as a whole, and each of its lines: what is printed is mostly redacted line by line.
  /// The first and last line of PEM say only what it is.
  private static Stream<String> parts(String secret) {
    var whole = Stream.of(secret, secret.strip()).filter(value -> value.length() >= LENGTH_MIN);
    var lines =
        secret
            .lines()
            .map(String::strip)
            .filter(line -> line.length() >= LINE_LENGTH_MIN && !line.startsWith("-----"));
    return Stream.concat(whole, lines);
  }

  public String redact(String text) {
    var shown = known.replaceAll(text, GONE);
    shown = USER_INFO.matcher(shown).replaceAll("***@");
    return HEADER.matcher(parameters(shown)).replaceAll(Redactor::header);
  }

  /// Whether a query holds a parameter whose name says that it is a secret, and a value for it.
  public static boolean tellsSecret(String address) {
    return PARAMETER
        .matcher(address)
        .results()
        .filter(found -> valueEnd(address, found.end()) > found.end())
        .anyMatch(found -> isSecret(found.group(1)));
  }

  /// Whether a password stands before the host of an address, or a token that http takes for one.
  public static boolean tellsLogin(String address) {
    return LOGIN.matcher(address).matches();
  }

  private static boolean isSecret(String name) {
    return SECRET_NAME.matcher(name.toLowerCase(Locale.ROOT)).find();
  }

  private static String parameters(String text) {
    var shown = new StringBuilder();
    var kept = 0;
    var found = PARAMETER.matcher(text);
    while (found.find()) {
      if (found.start() >= kept && isSecret(found.group(1))) {
        shown.append(text, kept, found.end()).append(GONE);
        kept = valueEnd(text, found.end());
      }
    }
    return shown.append(text, kept, text.length()).toString();
  }

  private static int valueEnd(String text, int from) {
    var at = from;
    while (at < text.length() && VALUE_ENDS.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static String header(MatchResult found) {
    var quote = found.group(3).startsWith("\"") ? "\"" : "";
    return Matcher.quoteReplacement(found.group(1) + found.group(2) + quote + GONE);
  }
}
