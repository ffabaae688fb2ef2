package dev.syncline.app.config;

import dev.syncline.shared.redaction.Redactor;
import java.util.regex.Pattern;

/// Addresses of git repositories as people write them.
final class GitAddress {
  private static final Pattern WITH_SCHEME =
      Pattern.compile("(https?|ssh|git)://[^/\\s]+(/\\S*)?|file:///\\S*");
  private static final Pattern LIKE_SCP = Pattern.compile("([\\w.-]+@)?[\\w.-]+:[^:\\s]\\S*");
  private static final Pattern LOCAL = Pattern.compile("(/|\\./|\\.\\./|~/)[^\\p{Cntrl}]*");

  private GitAddress() {}

  static String check(String text) {
    if (Redactor.tellsLogin(text)) {
      throw new IllegalArgumentException(OpenAddress.PASSWORD + ": " + OpenAddress.INSTEAD);
    }
    if (Redactor.tellsSecret(text)) { // git asks below the address, so a query is of no use in it
      throw new IllegalArgumentException(OpenAddress.QUERY + ": " + OpenAddress.INSTEAD);
    }
    if (!WITH_SCHEME.matcher(text).matches()
        && !LIKE_SCP.matcher(text).matches()
        && !LOCAL.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "like https://example.org/shop.git, git@example.org:shop.git or ./shop");
    }
    return text;
  }

  /// Local paths made absolute.
  static String resolved(String address, Folders folders) {
    return LOCAL.matcher(address).matches() ? folders.resolve(address).toString() : address;
  }
}
