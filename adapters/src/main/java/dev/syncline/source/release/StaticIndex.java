package dev.syncline.source.release;

import dev.syncline.core.source.Origin;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A plain folder behind a web server with an `index.json`:
///
/// ```json
/// {"schema": 1, "sequence": 7, "releases": [{"tag": "nats-v2.10.25", "published_at": "…",
///   "assets": [{"name": "nats-linux-amd64.tar.gz", "size": 6342342, "sha256": "…"}]}]}
/// ```
///
/// Assets lie beside the index unless `url` says where, from the index on.
record StaticIndex(URI index) implements Forge {
  private static final int SCHEMA = 1;

  /// `folder` with or without the `/` at its end, or the index itself.
  static StaticIndex in(URI folder) {
    var text = folder.toString();
    return new StaticIndex(
        text.endsWith(".json")
            ? folder
            : URI.create(text + (text.endsWith("/") ? "" : "/") + "index.json"));
  }

  @Override
  public Origin origin() {
    var port = index.getPort() < 0 ? "" : ":" + index.getPort();
    return new Origin(index.getHost() + port + index.resolve(".").getRawPath());
  }

  @Override
  public URI releases() {
    return index;
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Accept", "application/json");
  }

  @Override
  public Map<String, String> assetHeaders() {
    return Map.of();
  }

  @Override
  public List<Release> read(String json) throws MalformedList {
    var root = ListReader.root(json);
    if (root.path("schema").asInt(0) != SCHEMA) {
      throw new MalformedList("its schema is not " + SCHEMA);
    }
    return ListReader.releases(
        root.path("releases").values(),
        new ListReader.Form(_ -> true, "tag", "published_at", this::assets));
  }

  private List<Asset> assets(JsonNode release) {
    var assets = new ArrayList<Asset>();
    for (var node : release.path("assets").values()) {
      var name = ListReader.text(node, "name").filter(ListReader::isPlain);
      var uri = name.flatMap(it -> address(node, it));
      if (name.isPresent() && uri.isPresent()) {
        assets.add(
            new Asset(
                name.get(),
                ListReader.size(node, "size"),
                ListReader.digest(node, "sha256"),
                uri.get()));
      }
    }
    return assets;
  }

  private Optional<URI> address(JsonNode asset, String name) {
    try {
      var path = new URI(null, null, "./" + name, null); // with what must be escaped in it escaped
      var given = ListReader.text(asset, "url").map(URI::create).orElse(path);
      return ListReader.web(index.resolve(given).toString());
    } catch (java.net.URISyntaxException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
