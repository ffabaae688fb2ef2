package dev.syncline.app.config;

import java.util.regex.Pattern;

/// Addresses of git repositories as people write them.
final class GitAddress {
  static final String PASSWORD = "a password in an address is seen by many";
  static final String INSTEAD = "put it under credentials:, by host";

  private static final Pattern WITH_SCHEME =
      Pattern.compile("(https?|ssh|git)://[^/\\s]+(/\\S*)?|file:///\\S*");
  private static final Pattern LIKE_SCP = Pattern.compile("([\\w.-]+@)?[\\w.-]+:[^:\\s]\\S*");
  private static final Pattern LOCAL = Pattern.compile("(/|\\./|\\.\\./|~/)[^\\p{Cntrl}]*");
  private static final Pattern LOGIN =
      Pattern.compile("https?://[^/\\s]*@.*|\\w+://[^/\\s@]*:[^/\\s@]*@.*");

  private GitAddress() {}

  static String check(String text) {
    if (LOGIN.matcher(text).matches()) {
      throw new IllegalArgumentException(PASSWORD + ": " + INSTEAD);
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
