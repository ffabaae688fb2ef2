package dev.syncline.source.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.core.content.Digest;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How each forge is asked, and how its answers are read.
class ForgesTest {
  private static final String HEX = Digest.of("x").hex();

  @Test
  void gitHub_isAskedByItsApi_andReadsThroughItWithACredential() throws Exception {
    var stranger = new GitHub(repository("owner/name", "https://github.com"), false);
    var known = new GitHub(repository("https://ghe.example.org/owner/name.git", ""), true);
    var json =
        """
        [{"tag_name": "v1", "draft": false, "published_at": "2026-01-05T08:00:00Z", "assets": [
          {"name": "x", "state": "uploaded", "size": 7, "digest": "sha256:%s",
           "url": "https://api.example.org/assets/1", "browser_download_url": "https://e.org/x"}]}]
        """
            .formatted(HEX);

    assertThat(stranger.releases())
        .hasToString("https://api.github.com/repos/owner/name/releases?per_page=100");
    assertThat(known.releases())
        .hasToString("https://ghe.example.org/api/v3/repos/owner/name/releases?per_page=100");
    assertThat(only(stranger, json).uri()).hasToString("https://e.org/x");
    assertThat(only(known, json).uri()).hasToString("https://api.example.org/assets/1");
    assertThat(only(known, json).digest()).contains(new Digest(HEX));
    assertThat(only(known, json).size()).hasValue(7);
  }

  @Test
  void gitea_namesNoDigests() throws Exception {
    var gitea = new Gitea(repository("https://codeberg.org/owner/name", ""));
    var json =
        """
        [{"tag_name": "v1", "draft": true, "assets": []},
         {"tag_name": "v2", "prerelease": true, "published_at": "2026-01-05T08:00:00+01:00",
          "assets": [{"id": 1, "name": "x", "size": 7, "browser_download_url": "https://e.org/x"}]}]
        """;

    assertThat(gitea.releases())
        .hasToString("https://codeberg.org/api/v1/repos/owner/name/releases?limit=50");
    assertThat(gitea.read(json)).extracting(Release::tag).containsExactly("v2");
    assertThat(gitea.read(json).getFirst().prerelease()).isTrue();
    assertThat(only(gitea, json).digest()).isEmpty();
  }

  @Test
  void gitLab_hasLinksForAssets_andGroupsInGroups() throws Exception {
    var gitLab = new GitLab(repository("group/sub/name", "https://gitlab.com"));
    var json =
        """
        [{"tag_name": "v3", "upcoming_release": true, "assets": {"links": []}},
         {"tag_name": "v2", "released_at": "2026-01-05T08:00:00.000Z", "assets": {"count": 5,
          "sources": [{"format": "zip", "url": "https://e.org/source.zip"}],
          "links": [{"id": 2, "name": "x", "url": "https://e.org/1",
                     "direct_asset_url": "https://e.org/x", "link_type": "package"}]}}]
        """;

    assertThat(gitLab.releases())
        .hasToString("https://gitlab.com/api/v4/projects/group%2Fsub%2Fname/releases?per_page=100");
    assertThat(gitLab.read(json)).extracting(Release::tag).containsExactly("v2");
    assertThat(only(gitLab, json).uri()).hasToString("https://e.org/x");
  }

  @Test
  void folder_hasItsAssetsBesideTheIndex() throws Exception {
    var folder = StaticIndex.in(URI.create("https://e.org/channel"));
    var json =
        """
        {"schema": 1, "sequence": 7, "releases": [{"tag": "v1", "assets": [
          {"name": "a b.zip", "size": 7, "sha256": "%1$s"},
          {"name": "c", "url": "files/c", "sha256": "%1$s"},
          {"name": "../d", "sha256": "%1$s"},
          {"name": "e", "url": "file:///etc/passwd", "sha256": "%1$s"}]}]}
        """
            .formatted(HEX);

    assertThat(folder.releases()).hasToString("https://e.org/channel/index.json");
    assertThat(folder.origin()).hasToString("e.org/channel/");
    assertThat(folder.read(json).getFirst().assets())
        .extracting(asset -> asset.uri().toString())
        .containsExactly("https://e.org/channel/a%20b.zip", "https://e.org/channel/files/c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "{\"message\": \"Not Found\"}",
        "[{}]",
        "[1]",
        "[{\"tag_name\": \"\"}]"
      })
  void whatIsNoListOfReleases_isSaidToBeNone(String json) {
    var forge = new Gitea(repository("https://e.org/owner/name", ""));

    assertThatThrownBy(() -> forge.read(json)).isInstanceOf(MalformedList.class);
    assertThatThrownBy(() -> StaticIndex.in(URI.create("https://e.org")).read(json))
        .isInstanceOf(MalformedList.class);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`<https://e.org/r?page=2>; rel=\"next\", <https://e.org/r?page=9>; rel=\"last\"`, https://e.org/r?page=2",
        "`<https://e.org/r?page=9>; rel=\"last\", <https://e.org/r?page=2>; rel=\"next\"`, https://e.org/r?page=2",
        "`</r?page=2>; rel=next`, https://e.org/r?page=2",
        "`<https://e.org/r?page=1>; rel=\"prev\"`, ",
        "`<https://evil.org/r?page=2>; rel=\"next\"`, ",
        "`<http://e.org/r?page=2>; rel=\"next\"`, ",
        "`<https://e.org/r?page= 2>; rel=\"next\"`, ",
      })
  void nextPage_isWhatItsLinkSays_ifItIsAtTheSameHost(String link, String next) {
    var headers = HttpHeaders.of(Map.of("Link", List.of(link)), (_, _) -> true);

    var found = Links.next(headers, URI.create("https://e.org/r"));

    assertThat(found.map(URI::toString).orElse(null)).isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource({
    "nats-v{version}, nats-v2.10.25, true, true",
    "nats-v{version}, gh-v2.83.2, false, true",
    "v{version}-nats, v1.2.3-nats, true, true",
    "v{version}, v1.2.3, true, false",
    "*, 1.2.3, true, false",
    "arc-main, arc-main, true, true",
    "arc-main, arc-main2, false, true",
  })
  void tagRule_knowsItsOwn(String rule, String tag, boolean meant, boolean own) {
    assertThat(TagRule.parse(rule).isMeant(tag)).isEqualTo(meant);
    assertThat(TagRule.parse(rule).isOwn()).isEqualTo(own);
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-amd64",
    "Mac OS X, aarch64, darwin-arm64",
    "Linux, x86_64, linux-amd64",
    "Windows 11, amd64, windows-amd64",
    "Linux, riscv64, linux-riscv64",
  })
  void platform_isNamedAsGoDoes(String os, String arch, String name) {
    assertThat(Platform.of(os, arch)).hasToString(name);
  }

  private static RepositoryUrl repository(String text, String usual) {
    return RepositoryUrl.parse(text, usual);
  }

  private static Asset only(Forge forge, String json) throws Exception {
    var assets = forge.read(json).getFirst().assets();
    assertThat(assets).hasSize(1);
    return assets.getFirst();
  }
}
