package dev.syncline.source.release;

import dev.syncline.core.content.Content.FileSet;
import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Kind;
import dev.syncline.core.content.Revision;
import dev.syncline.core.content.StagedFile;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Detection;
import dev.syncline.core.source.Origin;
import dev.syncline.core.source.Source;
import dev.syncline.core.source.Staging;
import dev.syncline.core.source.Unready;
import dev.syncline.core.source.Watermark;
import dev.syncline.core.version.SemVer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The releases of a repository, each with the one asset that this machine wants, as a file set of
/// one. A revision is the digest of the asset's bytes: one that is replaced under its name is
/// another state, and a tag that stays where it is says nothing.
///
/// What has no such asset yet is on offer as [Unready]: awaited where the tag is of this sync
/// alone, passed over where all of a platform share it. So is an asset whose bytes nobody names:
/// neither the forge nor a checksum file beside it.
public final class ReleaseSource implements Source<FileSet> {
  private static final int LOOKED_UP_MAX = 20;

  private final Settings settings;
  private final ReleaseList list;
  private final Digests digests;
  private final Downloads downloads;
  private final Looks looks = new Looks();

  /// Which releases, which asset of each, and how it is trusted.
  public record Settings(Where where, TagRule tags, Wanted wanted, long bytesMax) {
    public Settings {
      if (bytesMax < 1) {
        throw new IllegalArgumentException("bytesMax is at least 1");
      }
    }
  }

  /// Asks nobody yet. Rejected where a credential is declared for the forge and not set.
  public ReleaseSource(Settings settings, ReleaseLists lists) throws SyncException {
    this.settings = settings;
    this.list = lists.of(settings.where());
    this.digests = new Digests(lists.fetcher(), list.forge());
    this.downloads = new Downloads(lists.fetcher(), list.forge(), settings.bytesMax());
  }

  @Override
  public Kind<FileSet> offers() {
    return Kind.FILE_SET;
  }

  @Override
  public List<Origin> origins() {
    return List.of(list.forge().origin());
  }

  @Override
  public Detection detect(Optional<Watermark> last) throws SyncException, InterruptedException {
    var offered = new ArrayList<Candidate>();
    var unready = new ArrayList<Unready>();
    int lookedUp = 0;
    for (var release : meant()) {
      var asset = settings.wanted().in(release, settings.tags());
      if (asset.isEmpty()) {
        unready.add(without(release));
        continue;
      }
      var digest = asset.get().digest();
      if (digest.isEmpty() && lookedUp < LOOKED_UP_MAX) {
        lookedUp++;
        digest = digests.of(release, asset.get());
      }
      if (digest.isPresent()) {
        looks.forget(release.tag());
        offered.add(candidate(release, new Revision(digest.get().toString())));
      } else {
        unready.add(unnamed(release, asset.get()));
      }
    }
    return new Detection.Moved(offered, unready, Optional.empty());
  }

  /// The newest first, so that it is the old ones that are not looked up.
  private List<Release> meant() throws SyncException, InterruptedException {
    var all = list.now();
    if (settings.tags() instanceof TagRule.Exactly(var tag)
        && all.stream().noneMatch(release -> release.tag().equals(tag))) {
      throw SyncException.rejected(
          "SYN-RELEASE-NOT-FOUND",
          "looking for release %s of %s".formatted(tag, list.forge().origin()),
          all.isEmpty() ? "there are no releases" : "there is no release of that tag",
          "Check source: release: tag:, or publish it");
    }
    var byVersion =
        Comparator.comparing(
            (Release release) -> settings.tags().version(release.tag()),
            Comparator.comparing(
                (Optional<SemVer> version) -> version.orElse(null),
                Comparator.nullsFirst(Comparator.naturalOrder())));
    return all.stream()
        .filter(release -> settings.tags().isMeant(release.tag()))
        .sorted(byVersion.reversed())
        .toList();
  }

  private Unready without(Release release) {
    var name = settings.wanted().first(release, settings.tags());
    if (!settings.tags().isOwn()) {
      return unready(release, "has no asset %s; %s".formatted(name, release.names()));
    }
    var look = looks.next(release.tag());
    return new Unready(
        nameless(release),
        "waiting for asset %s (%s)".formatted(name, look.words()),
        Optional.of(look.again()));
  }

  private Unready unnamed(Release release, Asset asset) {
    return unready(
        release,
        "has asset %s, but nothing names its bytes: a digest of the forge, %s.sha256 or SHA256SUMS"
            .formatted(asset.name(), asset.name()));
  }

  private Unready unready(Release release, String why) {
    return new Unready(nameless(release), why, Optional.empty());
  }

  private Candidate nameless(Release release) {
    return candidate(release, new Revision("no asset of " + release.tag()));
  }

  private Candidate candidate(Release release, Revision revision) {
    return new Candidate(
        list.forge().origin(), release.tag(), revision, release.prerelease(), release.published());
  }

  @Override
  public FileSet fetch(Candidate decided, Staging staging)
      throws SyncException, InterruptedException {
    for (var release : list.now()) {
      var asset =
          release.tag().equals(decided.name())
              ? settings.wanted().in(release, settings.tags())
              : Optional.<Asset>empty();
      if (asset.isPresent()) {
        var digest = digests.of(release, asset.get());
        if (digest.map(Digest::toString).equals(Optional.of(decided.revision().value()))) {
          var file = downloads.bring(asset.get(), digest.get(), staging);
          var staged = new StagedFile(asset.get().name(), digest.get(), file);
          return new FileSet(decided.revision(), List.of(staged));
        }
      }
    }
    throw SyncException.passing(
        "SYN-RELEASE-MOVED",
        "fetching %s of %s".formatted(decided.label(), list.forge().origin()),
        "its asset is not there any more, or was replaced meanwhile",
        "Nothing to do: looked at again by itself");
  }
}
