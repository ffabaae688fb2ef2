package dev.syncline.source.release;

import dev.syncline.core.source.Origin;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/// A repository at a forge: `https://example.org` and `owner/name`; at GitLab groups may be nested.
public record RepositoryUrl(String site, String path) {
  private static final Pattern PATH = Pattern.compile("[\\w.~-]+(/[\\w.~-]+)+");

  /// From `owner/name`, which is at `usual` (such as `https://github.com`), or a whole address,
  /// also one that ends with `.git`. Throws `IllegalArgumentException`.
  public static RepositoryUrl parse(String text, String usual) {
    var whole = text.contains("://") ? text : usual + "/" + text;
    try {
      var uri = new URI(whole.replaceFirst("(\\.git)?/*$", ""));
      var path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("^/+", "");
      boolean isWeb = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (isWeb
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && PATH.matcher(path).matches()) {
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        var host = uri.getHost().toLowerCase(Locale.ROOT);
        return new RepositoryUrl(uri.getScheme() + "://" + host + port, path);
      }
    } catch (java.net.URISyntaxException _) {
      // said below
    }
    throw new IllegalArgumentException(
        "owner/name, or the address of a repository without a login, such as %s/owner/name"
            .formatted(usual));
  }

  String host() {
    return URI.create(site).getHost();
  }

  URI address() {
    return URI.create(site + "/" + path);
  }

  Origin origin() {
    return new Origin(site.replaceFirst("^https?://", "") + "/" + path);
  }
}
