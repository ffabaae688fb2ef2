package dev.syncline.target.binary;

import dev.syncline.core.content.Digest;
import dev.syncline.core.plan.Journal;
import dev.syncline.core.run.SyncException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// Reloads once for each swap, by the journal, and remembers what came of it until verify asks. The
/// memory needs no disk: after a kill, recover reloads again, or the journal says what came of it.
final class Reloads {
  private static final int WORDS_MAX = 500;
  private static final String BEFORE = "reloaded before";

  private record Last(Digest of, Reloader.Result result) {}

  private final Reloader reload;
  private final AtomicBoolean sick = new AtomicBoolean();
  private final AtomicReference<Optional<Last>> last = new AtomicReference<>(Optional.empty());

  Reloads(Reloader reload) {
    this.reload = reload;
  }

  /// Reloads what now has the bytes of `digest`, unless the journal says that it was done. Words
  /// for people.
  String runOnce(Digest digest, Journal journal) throws SyncException, InterruptedException {
    if (journal.holds(Steps.RELOADED)) {
      return remembered(digest, new Reloader.Result.Done(BEFORE), BEFORE);
    }
    if (journal.holds(Steps.NOTHING_RAN)) {
      return remembered(digest, new Reloader.Result.Nothing(BEFORE), BEFORE);
    }
    var result = reload.run(digest, journal);
    sick.set(false);
    return switch (result) {
      case Reloader.Result.Done(var words) -> {
        journal.append(Steps.RELOADED);
        yield remembered(digest, result, words);
      }
      case Reloader.Result.Nothing(var words) -> {
        journal.append(Steps.NOTHING_RAN);
        yield remembered(digest, result, words);
      }
      case Reloader.Result.Failed(var why) -> {
        var words = why.length() <= WORDS_MAX ? why : why.substring(0, WORDS_MAX) + "…";
        var _ = remembered(digest, new Reloader.Result.Failed(words), words);
        journal.append(Steps.RELOAD_FAILED + words);
        yield words;
      }
    };
  }

  /// Called once the journal of a swap has begun. Where what was told last came to be sick, its
  /// process may have ended by that: then it is not one that somebody stopped.
  void begin(Journal journal) throws SyncException, InterruptedException {
    if (sick.get()) {
      journal.append(Steps.OURS);
    }
  }

  /// These bytes are sick.
  void sick(Digest digest) {
    if (of(digest).filter(it -> !(it instanceof Reloader.Result.Nothing)).isPresent()) {
      sick.set(true);
    }
  }

  private String remembered(Digest digest, Reloader.Result result, String words) {
    last.set(Optional.of(new Last(digest, result)));
    return words;
  }

  /// Why the last reload of these bytes failed.
  Optional<String> failureOf(Digest digest) {
    return of(digest)
        .flatMap(result ->
            result instanceof Reloader.Result.Failed(var why)
                ? Optional.of(why)
                : Optional.empty());
  }

  /// Whether something that ran was told of these bytes, as far as is remembered.
  boolean wasTold(Digest digest) {
    return of(digest).filter(Reloader.Result.Done.class::isInstance).isPresent();
  }

  /// Whether nothing was told of these bytes, as far as is remembered.
  boolean wasLeft(Digest digest) {
    return of(digest).filter(Reloader.Result.Nothing.class::isInstance).isPresent();
  }

  private Optional<Reloader.Result> of(Digest digest) {
    return last.get().filter(it -> it.of().equals(digest)).map(Last::result);
  }
}
