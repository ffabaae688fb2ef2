package dev.syncline.app.config;

import dev.syncline.core.policy.Track;
import dev.syncline.core.version.VersionRange;
import java.net.URI;
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
}
