package dev.syncline.target.binary;

import dev.syncline.core.content.Digest;
import dev.syncline.core.plan.Journal;
import dev.syncline.core.run.SyncException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Reloads once for each swap, by the journal, and remembers a reload that failed until verify asks
/// for it. The memory needs no disk: after a kill, recover reloads again.
final class Reloads {
  private static final int WORDS_MAX = 500;

  private record Failure(Digest of, String why) {}

  private final Reloader reload;
  private final AtomicReference<Optional<Failure>> failure =
      new AtomicReference<>(Optional.empty());

  Reloads(Reloader reload) {
    this.reload = reload;
  }

  /// Reloads what now has the bytes of `digest`, unless the journal says that it was done. Words
  /// for people.
  String runOnce(Digest digest, Journal journal) throws SyncException, InterruptedException {
    if (journal.holds(Steps.RELOADED)) {
      return "reloaded before";
    }
    return switch (reload.run()) {
      case Reloader.Result.Done(var words) -> {
        failure.set(Optional.empty());
        journal.append(Steps.RELOADED);
        yield words;
      }
      case Reloader.Result.Failed(var why) -> {
        var words = why.length() <= WORDS_MAX ? why : why.substring(0, WORDS_MAX) + "…";
        failure.set(Optional.of(new Failure(digest, words)));
        journal.append(Steps.RELOAD_FAILED + words);
        yield words;
      }
    };
  }

  /// Why the last reload of these bytes failed.
  Optional<String> failureOf(Digest digest) {
    return failure.get().filter(it -> it.of().equals(digest)).map(Failure::why);
  }
}
