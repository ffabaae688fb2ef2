package dev.syncline.core.content;

/// The run-time tag of a case of [Content]: generics are gone once a sentence is wired from YAML,
/// the tag is what is compared then.
public record Kind<C extends Content>(String word, Class<C> type) {
  public static final Kind<Content.Tree> TREE = new Kind<>("tree", Content.Tree.class);
  public static final Kind<Content.FileSet> FILE_SET =
      new Kind<>("file set", Content.FileSet.class);
  public static final Kind<Content.Artifact> ARTIFACT =
      new Kind<>("artifact", Content.Artifact.class);
  public static final Kind<Content.ArtifactSet> ARTIFACT_SET =
      new Kind<>("artifact set", Content.ArtifactSet.class);
  public static final Kind<Content.Manifests> MANIFESTS =
      new Kind<>("manifests", Content.Manifests.class);
  public static final Kind<Content.Records> RECORDS = new Kind<>("records", Content.Records.class);
  public static final Kind<Content.Rows> ROWS = new Kind<>("rows", Content.Rows.class);
  public static final Kind<Content.MaskedRows> MASKED_ROWS =
      new Kind<>("masked rows", Content.MaskedRows.class);

  @Override
  public String toString() {
    return word;
  }
}
