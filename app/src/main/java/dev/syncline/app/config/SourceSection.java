package dev.syncline.app.config;

import dev.syncline.core.policy.Track;
import dev.syncline.core.version.VersionRange;
import dev.syncline.source.release.AssetPattern;
import dev.syncline.source.release.TagRule;
import dev.syncline.source.release.Where;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// One entry of `source:`. A `notifyOnly` one is looked at and told about, never taken from.
public sealed interface SourceSection {
  boolean notifyOnly();

  /// What is brought at most, in bytes.
  long bytesMax();

  /// `url` as git takes it: https, ssh, `git@host:path`, file or an absolute path. `branch` is
  /// empty for the remote's own default and while tags are tracked. `path` is a folder in the tree.
  record Git(
      String url,
      Track track,
      Optional<String> branch,
      Optional<VersionRange> range,
      Optional<String> path,
      boolean submodules,
      long bytesMax,
      boolean notifyOnly)
      implements SourceSection {
    public static final boolean SUBMODULES_DEFAULT = false;
    public static final long BYTES_MAX_DEFAULT = 2L << 30;
  }

  /// One file at an address; `as` is its name in the file set.
  record Http(URI url, String as, long bytesMax, boolean notifyOnly) implements SourceSection {
    public static final long BYTES_MAX_DEFAULT = 1L << 30;
  }

  /// One asset of each release that `tags` means; `assets` are the names it may have, the most
  /// wanted first.
  record Release(
      Where where,
      TagRule tags,
      Optional<VersionRange> range,
      List<AssetPattern> assets,
      long bytesMax,
      boolean notifyOnly)
      implements SourceSection {
    public static final long BYTES_MAX_DEFAULT = 1L << 30;

    public Release {
      assets = List.copyOf(assets);
    }
  }
}
