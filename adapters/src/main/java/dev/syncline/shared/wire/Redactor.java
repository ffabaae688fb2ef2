package dev.syncline.shared.wire;

import java.util.List;
import java.util.regex.Pattern;

/// Takes secrets out of text before anybody sees it: the known ones wherever they stand, and what
/// stands where a URL carries a password.
public final class Redactor {
  public static final Redactor NONE = new Redactor(List.of());

  private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/\\s@]+(?=@)");

  private final List<String> known;

  public Redactor(List<Secret> secrets) {
    this.known = secrets.stream().map(Secret::reveal).filter(value -> !value.isEmpty()).toList();
  }

  public String redact(String text) {
    var shown = text;
    for (var secret : known) {
      shown = shown.replace(secret, "***");
    }
    return USER_INFO.matcher(shown).replaceAll("***");
  }
}
