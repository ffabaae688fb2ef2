package dev.syncline.source.release;

import dev.syncline.core.source.Origin;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// GitLab: `GET /api/v4/projects/{path}/releases` (docs.gitlab.com/api/releases). Assets are its
/// links; they have neither sizes nor digests. GitLab has no pre-releases, only upcoming ones,
/// which are left out.
record GitLab(RepositoryUrl repository) implements Forge {
  @Override
  public Origin origin() {
    return repository.origin();
  }

  @Override
  public URI releases() {
    var path = URLEncoder.encode(repository.path(), StandardCharsets.UTF_8);
    return URI.create(
        "%s/api/v4/projects/%s/releases?per_page=100".formatted(repository.site(), path));
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
    return ListReader.releases(
        ListReader.array(json),
        new ListReader.Form(
            node -> !node.path("upcoming_release").asBoolean(false),
            "tag_name",
            "released_at",
            GitLab::assets));
  }

  private static List<Asset> assets(JsonNode release) {
    return ListReader.assets(
        release.at("/assets/links").values(),
        link -> ListReader.text(link, "direct_asset_url").or(() -> ListReader.text(link, "url")));
  }
}
