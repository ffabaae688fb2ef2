package dev.syncline.core.source;

import dev.syncline.core.content.Content;
import dev.syncline.core.content.Kind;
import dev.syncline.core.run.SyncException;
import java.util.List;
import java.util.Optional;

/// Where the truth of one sync lives. Called by one thread at a time for each sync.
public interface Source<A extends Content> {
  Kind<A> offers();

  /// The upstreams behind this source, most wanted first.
  List<Origin> origins();

  /// Asks the source what is on offer. Cheap: moves no content, except for a source that cannot
  /// tell a change otherwise. `last` is empty when nothing was ever applied. Transient if the
  /// source is silent, Rejected if it is gone or refuses us.
  Detection detect(Optional<Watermark> last) throws SyncException, InterruptedException;

  /// Brings exactly `decided` into staging. If the source no longer has that revision under that
  /// name nor by itself: Transient, to be detected again; never another revision. Bounded in size:
  /// Rejected beyond.
  A fetch(Candidate decided, Staging staging) throws SyncException, InterruptedException;
}
