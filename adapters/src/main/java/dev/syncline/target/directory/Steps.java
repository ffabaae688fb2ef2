package dev.syncline.target.directory;

import dev.syncline.core.plan.Change;
import dev.syncline.core.plan.Effect;
import dev.syncline.core.plan.Effects;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Journal;
import dev.syncline.core.run.SyncException;
import java.util.List;
import java.util.Optional;

/// The journal of one publication. One step is all that must be remembered, the name of the tree:
/// whether it is complete, its manifest says, and whether it is live, the link.
record Steps(Journal journal) {
  private static final String TREE = "tree ";

  Optional<String> tree() {
    return journal.steps().stream()
        .filter(step -> step.startsWith(TREE))
        .map(step -> step.substring(TREE.length()))
        .reduce((_, last) -> last);
  }

  void begin(String name) throws SyncException, InterruptedException {
    journal.append(TREE + name);
  }

  static Effects effects(List<Change> changes, Inventory now) {
    return new Effects(changes.stream().map(Steps::effect).toList(), now);
  }

  private static Effect effect(Change change) {
    var kind =
        switch (change.action()) {
          case CREATE -> Effect.Kind.CREATED;
          case REPLACE -> Effect.Kind.UPDATED;
          case DELETE -> Effect.Kind.DELETED;
        };
    return new Effect(kind, change.key(), change.detail());
  }
}
