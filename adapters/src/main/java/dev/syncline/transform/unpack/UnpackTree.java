package dev.syncline.transform.unpack;

import dev.syncline.core.content.Content.FileSet;
import dev.syncline.core.content.Content.Tree;
import dev.syncline.core.content.Kind;
import dev.syncline.core.content.Promise;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Staging;
import dev.syncline.core.transform.Recipe;
import dev.syncline.core.transform.Transform;
import java.util.List;
import java.util.regex.Pattern;

/// The whole archive; a single program keeps the name it was loaded under, without what says how it
/// was packed.
record UnpackTree(long bytesMax) implements Transform<FileSet, Tree> {
  private static final Pattern PACKED = Pattern.compile("\\.(gz|zst)$");

  @Override
  public Kind<FileSet> takes() {
    return Kind.FILE_SET;
  }

  @Override
  public Kind<Tree> makes() {
    return Kind.TREE;
  }

  @Override
  public Recipe recipe() {
    return Recipe.of(List.of("unpack", "tree"));
  }

  @Override
  public Promise promise(Candidate candidate) {
    return new Promise(Kind.TREE, candidate.revision(), candidate.name(), "unpacked");
  }

  @Override
  public Tree make(FileSet input, Candidate candidate, Staging staging)
      throws SyncException, InterruptedException {
    var unpacked = Unpacked.of(input, candidate, staging, bytesMax, UnpackTree::unpackedName);
    return new Tree(candidate.revision(), unpacked.root());
  }

  private static String unpackedName(String file) {
    return PACKED.matcher(file).replaceFirst("");
  }
}
