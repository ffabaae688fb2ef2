package dev.syncline.source.release;

import dev.syncline.core.source.Origin;
import java.net.URI;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// GitHub and GitHub Enterprise Server: `GET /repos/{owner}/{repo}/releases` of its REST API,
/// version 2022-11-28 (docs.github.com/rest/releases/releases). Whoever shows a credential reads
/// assets through the API, which alone knows those of private repositories; the others by their
/// public address, which counts against no limit.
record GitHub(RepositoryUrl repository, boolean hasCredential) implements Forge {
  private static final String OWN_HOST = "github.com";

  @Override
  public Origin origin() {
    return repository.origin();
  }

  @Override
  public URI releases() {
    return URI.create(
        "%s/repos/%s/releases?per_page=100".formatted(api(repository), repository.path()));
  }

  /// The root of the API that belongs to the host of `repository`.
  static String api(RepositoryUrl repository) {
    return repository.host().equals(OWN_HOST)
        ? "https://api.github.com"
        : repository.site() + "/api/v3";
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Accept", "application/vnd.github+json", "X-GitHub-Api-Version", "2022-11-28");
  }

  @Override
  public Map<String, String> assetHeaders() {
    return Map.of("Accept", "application/octet-stream");
  }

  @Override
  public List<Release> read(String json) throws MalformedList {
    return ListReader.releases(
        ListReader.array(json),
        new ListReader.Form(ListReader::isPublished, "tag_name", "published_at", this::assets));
  }

  private List<Asset> assets(JsonNode release) {
    var whole =
        release.path("assets").values().stream()
            .filter(asset -> asset.path("state").asString("uploaded").equals("uploaded"))
            .toList();
    var address = hasCredential ? "url" : "browser_download_url";
    return ListReader.assets(whole, asset -> ListReader.text(asset, address));
  }
}
