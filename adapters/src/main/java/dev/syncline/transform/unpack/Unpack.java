package dev.syncline.transform.unpack;

import dev.syncline.core.content.Content.Artifact;
import dev.syncline.core.content.Content.FileSet;
import dev.syncline.core.content.Content.Tree;
import dev.syncline.core.transform.Transform;
import java.util.Optional;

/// Unpacks a file set of one file, whose digest the source has seen to: tar, tar.gz, tar.zst, zip,
/// or a program as it is or packed by gzip or zstd. The file is read and stays as it is.
///
/// Unfit, at once, where the file itself is at fault: the same bytes would fail again. Rejected
/// where the declaration may be: too large, or no member that is meant.
public final class Unpack {
  private Unpack() {}

  /// The one program that is meant, as an artifact `name`: the member `file` (a plain name, or a
  /// path without its first folders), else the one called `name`, else the only one that may be
  /// executed.
  public static Transform<FileSet, Artifact> program(
      String name, Optional<String> file, long bytesMax) {
    return new UnpackProgram(name, file, bytesMax);
  }

  /// All of it, with links that stay inside.
  public static Transform<FileSet, Tree> tree(long bytesMax) {
    return new UnpackTree(bytesMax);
  }
}
