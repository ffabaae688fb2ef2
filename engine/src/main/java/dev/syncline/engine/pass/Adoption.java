package dev.syncline.engine.pass;

import dev.syncline.core.content.Content;
import dev.syncline.core.content.Digest;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.plan.Intent;
import dev.syncline.core.plan.Intent.Purpose;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.target.Verdict;
import dev.syncline.engine.sentence.Declaration;
import java.util.ArrayList;
import java.util.Optional;

/// Makes ours what was there before us. Found running and healthy, it is known to be good: the
/// first thing that can be gone back to.
final class Adoption<T extends Content> {
  private final Declaration<T> declaration;
  private final Books books;

  Adoption(Declaration<T> declaration, Books books) {
    this.declaration = declaration;
    this.books = books;
  }

  void adopt(Trail trail, Survey<T> survey) throws SyncException, InterruptedException {
    if (!survey.isFound()) {
      return;
    }
    var items = survey.observed().orElseThrow().found().orElseThrow().items();
    var inventory = new Inventory(survey.installed().orElseThrow(), items);
    var entries = new ArrayList<Entry>();
    entries.add(new Entry.Installed(declaration.name(), inventory));
    if (sickness(trail, inventory).isEmpty()) {
      entries.add(new Entry.ProvenGood(declaration.name(), inventory));
    }
    books.write(entries);
  }

  /// Why it is not there as `inventory` says, or does not answer healthily now; empty where all is
  /// well.
  Optional<String> sickness(Trail trail, Inventory inventory)
      throws SyncException, InterruptedException {
    var digest = Digest.of("adopted");
    var intent =
        new Intent(
            trail.run(), declaration.name(), Purpose.APPLY, digest, Owned.NOTHING, inventory);
    var target = declaration.sentence().target();
    return switch (target.verify(intent, Optional.empty(), books.now())) {
      case Verdict.Well _ -> Optional.empty();
      case Verdict.Watching(var probation, _) -> probation.trouble();
      case Verdict.Sick(var why) -> Optional.of(why);
    };
  }
}
