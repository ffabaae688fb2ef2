package dev.syncline.app.wiring;

import dev.syncline.core.content.Content;
import dev.syncline.core.content.Kind;
import dev.syncline.core.content.Promise;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Staging;
import dev.syncline.core.transform.Recipe;
import dev.syncline.core.transform.Transform;
import dev.syncline.transform.build.BuildTransform;

/// A build of whose environment something is not set: looking, verifying and going back need no
/// build and go on; building is refused, and says why.
record UnsetBuild(BuildTransform build, Fault why)
    implements Transform<Content.Tree, Content.Artifact> {
  @Override
  public Kind<Content.Tree> takes() {
    return build.takes();
  }

  @Override
  public Kind<Content.Artifact> makes() {
    return build.makes();
  }

  @Override
  public Recipe recipe() {
    return build.recipe();
  }

  @Override
  public Promise promise(Candidate candidate) {
    return build.promise(candidate);
  }

  @Override
  public Content.Artifact make(Content.Tree input, Candidate candidate, Staging staging)
      throws SyncException {
    throw new SyncException(why);
  }
}
