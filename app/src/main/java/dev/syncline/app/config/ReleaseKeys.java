package dev.syncline.app.config;

import dev.syncline.app.config.shape.Fields;
import dev.syncline.app.config.shape.Form;
import dev.syncline.app.config.shape.Forms;
import dev.syncline.app.config.shape.Key;
import dev.syncline.app.config.shape.Section;
import dev.syncline.app.config.shape.Shape.Listing;
import dev.syncline.app.config.shape.Shape.Spot;
import dev.syncline.core.version.TagPattern;
import dev.syncline.core.version.VersionRange;
import dev.syncline.source.release.AssetPattern;
import dev.syncline.source.release.RepositoryUrl;
import dev.syncline.source.release.TagRule;
import dev.syncline.source.release.Where;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// The keys of `source: release:`.
final class ReleaseKeys {
  private static final Key<RepositoryUrl> GITHUB =
      Key.optional(
          "github", repository("https://github.com"), "owner/name, or the address of a repository");
  private static final Key<RepositoryUrl> GITLAB =
      Key.optional(
          "gitlab", repository("https://gitlab.com"), "group/name, or the address of a project");
  private static final Key<RepositoryUrl> GITEA =
      Key.optional("gitea", repository("https://gitea.com"), "the address of a repository");
  private static final Key<RepositoryUrl> FORGEJO =
      Key.optional("forgejo", repository("https://codeberg.org"), "the address of a repository");
  private static final Key<URI> FOLDER =
      Key.optional(
          "folder", Forms.address("https", "http"), "a folder behind a web server with index.json");
  private static final Key<TagRule> TAG =
      Key.withDefault(
          "tag",
          Forms.text("a tag, or a pattern of tags", TagRule::parse),
          new TagRule.Versions(TagPattern.WHOLE_TAG),
          "which releases are meant: nats-v{version}, arc-*, or one tag");
  private static final Key<VersionRange> RANGE =
      Key.optional(
          "range",
          Forms.text("a range of versions", VersionRange::parse),
          "which versions are welcome, such as >=2.10 <3");
  private static final Key<List<Spot<AssetPattern>>> ASSET =
      Key.optional(
          "asset",
          new Listing<>(Forms.text("the name of an asset", AssetPattern::new), true, 1),
          "the asset for this machine: nats-{os}-{arch}.tar.gz, or a list, the best first");
  private static final Key<Long> MAX =
      Key.withDefault(
          "max-size",
          Forms.SIZE,
          SourceSection.Release.BYTES_MAX_DEFAULT,
          "what is downloaded at most");

  static final Section RELEASE =
      Section.of(
              "a map with a forge, such as github: owner/name",
              GITHUB,
              GITLAB,
              GITEA,
              FORGEJO,
              FOLDER,
              TAG,
              RANGE,
              ASSET,
              MAX)
          .exactlyOne("github", "gitlab", "gitea", "forgejo", "folder");

  private ReleaseKeys() {}

  private static Form<RepositoryUrl> repository(String usual) {
    return Forms.text("a repository", text -> RepositoryUrl.parse(text, usual));
  }

  /// Empty where keys do not go together, which `reading` is told.
  static Optional<SourceSection.Release> read(Fields fields, boolean notifyOnly, Reading reading) {
    var where = where(fields);
    var tags = fields.get(TAG);
    if (tags instanceof TagRule.Exactly && fields.has(RANGE)) {
      reading.conflict(
          fields.place(RANGE), "a range is for a pattern of tags", "write {version} into tag");
      return Optional.empty();
    }
    return where.map(found ->
        new SourceSection.Release(
            found,
            tags,
            fields.find(RANGE),
            fields.find(ASSET).map(Reading::values).orElse(AssetPattern.USUAL),
            fields.get(MAX),
            notifyOnly));
  }

  private static Optional<Where> where(Fields fields) {
    return fields
        .find(GITHUB)
        .<Where>map(Where.OnGitHub::new)
        .or(() -> fields.find(GITLAB).map(Where.OnGitLab::new))
        .or(() -> fields.find(GITEA).map(Where.OnGitea::new))
        .or(() -> fields.find(FORGEJO).map(Where.OnGitea::new))
        .or(() -> fields.find(FOLDER).map(Where.InFolder::new));
  }
}
