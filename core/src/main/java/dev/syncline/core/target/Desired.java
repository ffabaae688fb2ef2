package dev.syncline.core.target;

import dev.syncline.core.content.Content;
import dev.syncline.core.content.Promise;
import dev.syncline.core.source.Candidate;

/// What a target shall become: content that is there, or that could be made.
public sealed interface Desired<B extends Content> {
  Candidate candidate();

  /// The content itself, in staging or in the artifact store.
  record Ready<B extends Content>(Candidate candidate, B content) implements Desired<B> {}

  /// Not made yet: good for a plan, not for apply.
  record Promised<B extends Content>(Candidate candidate, Promise promise) implements Desired<B> {}
}
