package dev.syncline.core.content;

import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;

/// What flows. Each case is a value with a revision and a handle to bytes that stay where they are
/// until a target takes them; nothing here reads them.
public sealed interface Content {
  Revision revision();

  /// Content that is files: a target of files takes any of them; an artifact is a tree of one file.
  sealed interface Files extends Content {}

  /// A directory in staging, exactly as the source has it at `revision`.
  record Tree(Revision revision, Path root) implements Files {}

  /// Named files in staging; names are relative, `/`-separated and unique.
  record FileSet(Revision revision, List<StagedFile> files) implements Files {
    public FileSet {
      files = List.copyOf(files);
    }
  }

  /// One executable or other file by its digest; `name` is its plain file name.
  record Artifact(Revision revision, String name, Digest digest, Path file) implements Files {}

  /// The same artifact for several platforms; the key is `os-arch` in Go's names, `linux-amd64`.
  record ArtifactSet(Revision revision, SequencedMap<String, Artifact> byPlatform)
      implements Content {
    public ArtifactSet {
      byPlatform =
          java.util.Collections.unmodifiableSequencedMap(new java.util.LinkedHashMap<>(byPlatform));
    }
  }

  /// Kubernetes objects in the order in which they are applied.
  record Manifests(Revision revision, List<Manifest> objects) implements Content {
    public Manifests {
      objects = List.copyOf(objects);
    }
  }

  /// Keyed records in the source's order. `codec` names how they are written as text; `derivation`
  /// how they were made from what the source said.
  record Records(
      Revision revision, String codec, String derivation, SequencedMap<String, String> byKey)
      implements Content {
    public Records {
      byKey = java.util.Collections.unmodifiableSequencedMap(new java.util.LinkedHashMap<>(byKey));
    }
  }

  /// Rows as the source has them; may hold secrets, so no store takes them.
  record Rows(Revision revision, RowReader<Row> reader) implements Content {}

  /// Rows whose secrets are masked: the only ones that a store takes.
  record MaskedRows(Revision revision, RowReader<MaskedRow> reader) implements Content {}
}
