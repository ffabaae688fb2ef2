package dev.syncline.engine.pass;

import dev.syncline.core.content.Content;
import dev.syncline.core.content.Content.Artifact;
import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Kind;
import dev.syncline.core.ledger.Artifacts;
import dev.syncline.core.ledger.BuildKey;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Staging;
import dev.syncline.engine.sentence.Supply;
import java.util.Optional;

/// Gets the content of a candidate with as little work as can be: an artifact that was made by the
/// same recipe before, or whose digest is known, comes from the store.
final class Procurement<T extends Content> {
  private final Supply<? extends T> supply;
  private final Artifacts artifacts;

  Procurement(Supply<? extends T> supply, Artifacts artifacts) {
    this.supply = supply;
    this.artifacts = artifacts;
  }

  T procure(Candidate candidate, Staging staging) throws SyncException, InterruptedException {
    return procure(supply, candidate, staging);
  }

  /// What `inventory` says is installed, where the store still has exactly those bytes.
  Optional<T> stored(Inventory inventory) throws SyncException {
    if (!supply.kind().equals(Kind.ARTIFACT) || inventory.items().isEmpty()) {
      return Optional.empty();
    }
    Digest digest = inventory.items().getFirst().wrote();
    return artifacts.find(digest, inventory.of().revision()).map(supply.kind().type()::cast);
  }

  /// Whether procuring it would neither fetch nor make anything.
  Optional<Artifact> madeBefore(Candidate candidate) throws SyncException {
    var key = key(supply, candidate);
    return key.isEmpty() ? Optional.empty() : artifacts.made(key.get());
  }

  private <B extends T> T procure(Supply<B> from, Candidate candidate, Staging staging)
      throws SyncException, InterruptedException {
    if (!from.kind().equals(Kind.ARTIFACT)) {
      return from.make(candidate, staging);
    }
    var before = madeBefore(candidate);
    if (before.isPresent()) {
      staging.progress().line("made before, taken from the artifact store");
      return from.kind().type().cast(before.get());
    }
    var made = Kind.ARTIFACT.type().cast(from.make(candidate, staging));
    return from.kind().type().cast(artifacts.keep(made, key(from, candidate)));
  }

  private static Optional<BuildKey> key(Supply<?> from, Candidate candidate) {
    return from.recipe()
        .map(recipe -> new BuildKey(candidate.origin(), candidate.revision(), recipe));
  }
}
