package dev.syncline.core.transform;

import dev.syncline.core.content.Content;
import dev.syncline.core.content.Kind;
import dev.syncline.core.content.Promise;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Staging;

/// Makes one kind of content from another. Sees what came from the source and nothing of the
/// target.
public interface Transform<A extends Content, B extends Content> {
  Kind<A> takes();

  Kind<B> makes();

  Recipe recipe();

  /// What [#make] would give for `candidate`, without making it. Pure.
  Promise promise(Candidate candidate);

  /// Makes it, in staging. `candidate` is what `input` is: its name and revision are passed on to
  /// what makes it. Unfit if this revision cannot be made, Rejected if none could (a missing tool),
  /// Transient if the machine was in the way.
  B make(A input, Candidate candidate, Staging staging) throws SyncException, InterruptedException;
}
