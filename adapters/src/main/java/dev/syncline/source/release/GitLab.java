package dev.syncline.source.release;

import dev.syncline.core.source.Origin;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
    var releases = new ArrayList<Release>();
    for (var node : ListReader.array(json)) {
      if (!node.path("upcoming_release").asBoolean(false)) {
        releases.add(
            new Release(
                ListReader.tag(node, "tag_name"),
                false,
                ListReader.time(node, "released_at"),
                ListReader.assets(
                    node.at("/assets/links").values(),
                    link ->
                        ListReader.text(link, "direct_asset_url")
                            .or(() -> ListReader.text(link, "url")))));
      }
    }
    return releases;
  }
}
