package dev.syncline.engine;

import dev.syncline.engine.pass.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The errands of one sync: those to be done, and those done whose verdict somebody waits for.
/// Nobody waits for ever: the close cancels what is left.
final class Errands {
  private static final int MOST = 64;

  private final List<Asked> open = new ArrayList<>(); // guarded by this
  private final List<Asked> onProbation = new ArrayList<>(); // guarded by this
  private boolean closed; // guarded by this

  /// One who asked; `answer` is how it ended, where `patient` not before the verdict.
  record Asked(Errand errand, boolean patient, CompletableFuture<Report> answer) {}

  /// Cancelled at once where the sync ends or too many wait already.
  synchronized CompletableFuture<Report> add(Errand errand, boolean patient) {
    var answer = new CompletableFuture<Report>();
    if (closed || open.size() + onProbation.size() >= MOST) {
      answer.cancel(false);
    } else {
      open.add(new Asked(errand, patient, answer));
    }
    return answer;
  }

  /// Those to be done now; whoever takes them answers each by [#answer].
  synchronized List<Asked> take() {
    var taken = List.copyOf(open);
    open.clear();
    return taken;
  }

  /// `report` is how `asked` ended, or rests while `isResting`.
  void answer(List<Asked> asked, Report report, boolean isResting) {
    var answered = new ArrayList<Asked>();
    synchronized (this) {
      for (var each : asked) {
        (each.patient() && isResting && !closed ? onProbation : answered).add(each);
      }
    }
    answered.forEach(each -> each.answer().complete(report));
  }

  /// Nothing is on probation any more.
  void verdict(Report report) {
    drain(onProbation).forEach(each -> each.answer().complete(report));
  }

  void close() {
    synchronized (this) {
      closed = true;
    }
    drain(open).forEach(each -> each.answer().cancel(false));
    drain(onProbation).forEach(each -> each.answer().cancel(false));
  }

  // Answers are given outside the lock: whoever waits goes on within that call.
  private synchronized List<Asked> drain(List<Asked> from) {
    var all = List.copyOf(from);
    from.clear();
    return all;
  }
}
