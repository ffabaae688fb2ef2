package dev.syncline.source.release;

import dev.syncline.core.content.Digest;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what forges have in common: fields that may be missing or odd. One odd asset is left out;
/// one odd release makes the page no page.
final class ListReader {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int TAG_MAX = 256;

  private ListReader() {}

  /// The entries of an array.
  static List<JsonNode> array(String json) throws MalformedList {
    var root = root(json);
    if (!root.isArray()) {
      throw new MalformedList("it is no list");
    }
    return List.copyOf(root.values());
  }

  static JsonNode root(String json) throws MalformedList {
    try {
      return JSON.readTree(json);
    } catch (JacksonException e) {
      throw new MalformedList("it is no JSON");
    }
  }

  /// How a forge's list is read: `isShown` leaves out what is not published, the keys name tag and
  /// time, `assets` gives what a release holds.
  record Form(
      Predicate<JsonNode> isShown,
      String tag,
      String published,
      Function<JsonNode, List<Asset>> assets) {}

  static List<Release> releases(Iterable<JsonNode> nodes, Form form) throws MalformedList {
    var releases = new ArrayList<Release>();
    for (var node : nodes) {
      if (form.isShown().test(node)) {
        releases.add(
            new Release(
                tag(node, form.tag()),
                node.path("prerelease").asBoolean(false),
                time(node, form.published()),
                form.assets().apply(node)));
      }
    }
    return releases;
  }

  /// Whether it is no draft, as GitHub and Gitea say it.
  static boolean isPublished(JsonNode release) {
    return !release.path("draft").asBoolean(false);
  }

  /// Throws where there is none, for without a tag a release has no name.
  static String tag(JsonNode release, String key) throws MalformedList {
    var tag = text(release, key).filter(it -> !it.isBlank() && it.length() <= TAG_MAX);
    return tag.orElseThrow(() -> new MalformedList("a release has no " + key));
  }

  static Optional<String> text(JsonNode node, String key) {
    var value = node.path(key);
    return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
  }

  static Optional<Instant> time(JsonNode node, String key) {
    try {
      return text(node, key).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  static OptionalLong size(JsonNode node, String key) {
    var value = node.path(key);
    return value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0
        ? OptionalLong.of(value.longValue())
        : OptionalLong.empty();
  }

  /// `sha256:` and 64 hex digits, or the digits alone; another algorithm is none.
  static Optional<Digest> digest(JsonNode node, String key) {
    return text(node, key)
        .map(it -> it.startsWith("sha256:") ? it.substring("sha256:".length()) : it)
        .map(it -> it.toLowerCase(java.util.Locale.ROOT))
        .filter(it -> it.matches("[0-9a-f]{64}"))
        .map(Digest::new);
  }

  /// Those of `nodes` that have a plain name and an address of HTTP, with it by `address`.
  static List<Asset> assets(Iterable<JsonNode> nodes, Addresses address) {
    var assets = new ArrayList<Asset>();
    for (var node : nodes) {
      var name = text(node, "name").filter(ListReader::isPlain);
      var uri = address.of(node).flatMap(ListReader::web);
      if (name.isPresent() && uri.isPresent()) {
        assets.add(new Asset(name.get(), size(node, "size"), digest(node, "digest"), uri.get()));
      }
    }
    return assets;
  }

  /// Where a forge says how an asset is reached.
  interface Addresses {
    Optional<String> of(JsonNode asset);
  }

  static boolean isPlain(String name) {
    return !name.isBlank()
        && name.length() <= 255
        && !name.startsWith(".")
        && name.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
  }

  static Optional<URI> web(String text) {
    try {
      var uri = new URI(text);
      boolean isWeb = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      return isWeb && uri.getHost() != null && uri.getRawUserInfo() == null
          ? Optional.of(uri)
          : Optional.empty();
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }
}
