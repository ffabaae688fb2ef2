package dev.syncline.source.git;

import dev.syncline.core.policy.Track;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A git source as declared. `branch` is the remote's own choice where empty; `path` is the folder
/// that becomes the root of the tree; `bytesMax` bounds what comes packed and, apart from that,
/// what it unpacks to; `timeout` bounds each conversation with the remote as a whole.
public record GitSettings(
    String url,
    Track track,
    Optional<String> branch,
    Optional<String> path,
    boolean submodules,
    long bytesMax,
    Duration timeout) {
  public static final long BYTES_MAX = 2L << 30;
  public static final Duration TIMEOUT = Duration.ofMinutes(5);

  public GitSettings {
    if (track == Track.RELEASES) {
      throw new IllegalArgumentException("git knows tags and commits; releases belong to a forge");
    }
    if (bytesMax < 1 || timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("bytes-max and timeout must be above zero");
    }
    path = path.map(GitSettings::within).filter(value -> !value.isEmpty());
    branch = branch.map(name -> name.replaceFirst("^refs/heads/", ""));
  }

  /// The usual limits, no path, no submodules.
  public static GitSettings of(String url, Track track) {
    return new GitSettings(
        url, track, Optional.empty(), Optional.empty(), false, BYTES_MAX, TIMEOUT);
  }

  /// `path` without slashes at its ends and without `.`; never one that leads out.
  private static String within(String path) {
    List<String> parts =
        Arrays.stream(path.split("/"))
            .filter(part -> !part.isEmpty() && !part.equals("."))
            .toList();
    if (path.startsWith("/") || parts.contains("..")) {
      throw new IllegalArgumentException(
          "path '%s' leads out of the repository; name a folder in it".formatted(path));
    }
    return String.join("/", parts);
  }
}
