package dev.syncline.source.release;

import dev.syncline.core.source.Origin;
import java.net.URI;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Gitea and Forgejo: `GET /api/v1/repos/{owner}/{repo}/releases` (docs.gitea.com/api,
/// repoListReleases). They name no digests.
record Gitea(RepositoryUrl repository) implements Forge {
  @Override
  public Origin origin() {
    return repository.origin();
  }

  @Override
  public URI releases() {
    return URI.create(
        "%s/api/v1/repos/%s/releases?limit=50".formatted(repository.site(), repository.path()));
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Accept", "application/json");
  }

  @Override
  public Map<String, String> assetHeaders() {
    return Map.of("Accept", "application/octet-stream");
  }

  @Override
  public List<Release> read(String json) throws MalformedList {
    return ListReader.releases(
        ListReader.array(json),
        new ListReader.Form(ListReader::isPublished, "tag_name", "published_at", Gitea::assets));
  }

  private static List<Asset> assets(JsonNode release) {
    return ListReader.assets(
        release.path("assets").values(), asset -> ListReader.text(asset, "browser_download_url"));
  }
}
