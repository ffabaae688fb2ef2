package dev.syncline.engine.sentence;

import dev.syncline.core.content.Content;
import dev.syncline.core.content.Kind;
import dev.syncline.core.content.Promise;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Detection;
import dev.syncline.core.source.Origin;
import dev.syncline.core.source.Source;
import dev.syncline.core.source.Staging;
import dev.syncline.core.source.Watermark;
import dev.syncline.core.transform.Recipe;
import dev.syncline.core.transform.Transform;
import java.util.List;
import java.util.Optional;

/// A source with all its transforms behind it: everything that comes before the target.
public sealed interface Supply<B extends Content> {
  Kind<B> kind();

  List<Origin> origins();

  Detection detect(Optional<Watermark> last) throws SyncException, InterruptedException;

  /// What [#make] would give.
  Promise promise(Candidate candidate);

  /// How it is made from what the source gives; empty where nothing is made.
  Optional<Recipe> recipe();

  B make(Candidate candidate, Staging staging) throws SyncException, InterruptedException;

  /// What the source gives, as it is.
  static <A extends Content> Supply<A> from(Source<A> source) {
    return new Fetched<>(source);
  }

  /// The same, put through one more transform.
  default <C extends Content> Supply<C> through(Transform<B, C> transform) {
    return new Made<>(this, transform);
  }

  /// Nothing but a source.
  record Fetched<A extends Content>(Source<A> source) implements Supply<A> {
    @Override
    public Kind<A> kind() {
      return source.offers();
    }

    @Override
    public List<Origin> origins() {
      return source.origins();
    }

    @Override
    public Detection detect(Optional<Watermark> last) throws SyncException, InterruptedException {
      return source.detect(last);
    }

    @Override
    public Promise promise(Candidate candidate) {
      var how = "fetched from " + candidate.origin();
      return new Promise(kind(), candidate.revision(), candidate.name(), how);
    }

    @Override
    public Optional<Recipe> recipe() {
      return Optional.empty();
    }

    @Override
    public A make(Candidate candidate, Staging staging) throws SyncException, InterruptedException {
      return source.fetch(candidate, staging);
    }
  }

  /// A supply with a transform behind it.
  record Made<A extends Content, B extends Content>(Supply<A> before, Transform<A, B> transform)
      implements Supply<B> {
    @Override
    public Kind<B> kind() {
      return transform.makes();
    }

    @Override
    public List<Origin> origins() {
      return before.origins();
    }

    @Override
    public Detection detect(Optional<Watermark> last) throws SyncException, InterruptedException {
      return before.detect(last);
    }

    @Override
    public Promise promise(Candidate candidate) {
      return transform.promise(candidate);
    }

    @Override
    public Optional<Recipe> recipe() {
      var own = transform.recipe();
      return Optional.of(before.recipe().map(first -> first.then(own)).orElse(own));
    }

    @Override
    public B make(Candidate candidate, Staging staging) throws SyncException, InterruptedException {
      return transform.make(before.make(candidate, staging), candidate, staging);
    }
  }
}
