package dev.syncline.app.work.recall;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.Recalling;
import dev.syncline.app.cli.request.HistoryRequest;
import dev.syncline.app.cli.request.RunRequest;
import dev.syncline.app.cli.request.StatusRequest;
import dev.syncline.app.wiring.Household;
import dev.syncline.app.wiring.Households;
import dev.syncline.app.work.KnownSyncs;
import dev.syncline.app.work.say.Document;
import dev.syncline.core.ledger.Run;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import java.util.ArrayList;
import java.util.List;

/// Status, history, show and logs. They read the ledger and wire nothing, so they work where a
/// secret is not set or a source is gone.
public final class Recalls implements Recalling {
  private final Households households;

  public Recalls(Households households) {
    this.households = households;
  }

  @Override
  public ExitCode status(StatusRequest request, Output output)
      throws SyncException, InterruptedException {
    try (var household = households.toRead()) {
      var names = KnownSyncs.named(request.syncs(), household);
      if (request.follow()) {
        new Follow(() -> facts(names, household), household.pace(), output).untilInterrupted();
        return ExitCode.DONE;
      }
      var all = facts(names, household);
      output.result(() -> StatusView.document(all), words -> StatusView.words(all, words));
      return ExitCode.DONE;
    }
  }

  @Override
  public ExitCode history(HistoryRequest request, Output output)
      throws SyncException, InterruptedException {
    try (var household = households.toRead()) {
      var sync = KnownSyncs.named(List.of(request.sync()), household).getFirst();
      var runs = household.ledger().runs().of(sync, request.limit());
      output.result(
          () -> RunView.history(sync, runs),
          words -> RunView.history(runs, words, household.pace().now()));
      if (runs.isEmpty()) {
        output.note("%s has changed nothing so far.".formatted(sync));
      }
      return ExitCode.DONE;
    }
  }

  @Override
  public ExitCode show(RunRequest request, Output output)
      throws SyncException, InterruptedException {
    try (var household = households.toRead()) {
      var run = find(request.run(), household);
      int lines = (int) household.ledger().runs().log(run.id()).lines().count();
      output.result(() -> RunView.show(run, lines), words -> RunView.show(run, lines, words));
      return ExitCode.DONE;
    }
  }

  @Override
  public ExitCode logs(RunRequest request, Output output)
      throws SyncException, InterruptedException {
    try (var household = households.toRead()) {
      var run = find(request.run(), household);
      var lines = household.ledger().runs().log(run.id()).lines().toList();
      output.result(
          () ->
              new Document()
                  .put("run", run.id())
                  .put("sync", run.sync())
                  .put("lines", lines)
                  .fields(),
          words -> lines.forEach(words::line));
      if (lines.isEmpty()) {
        output.note("What run %s called said nothing.".formatted(run.id()));
      }
      return ExitCode.DONE;
    }
  }

  private static List<Facts> facts(List<SyncName> names, Household household) throws SyncException {
    var all = new ArrayList<Facts>();
    for (var name : names) {
      all.add(Facts.of(name, household));
    }
    return all;
  }

  private static Run find(RunId name, Household household) throws SyncException {
    return household
        .ledger()
        .runs()
        .find(name.value())
        .orElseThrow(() ->
            SyncException.rejected(
                "SYN-RUN-UNKNOWN",
                "run " + name,
                name.value().length() < RunId.LENGTH
                    ? "no run begins or ends like that, or more than one does"
                    : "the ledger has no such run: a pass that only looked, or whose source was silent, is none",
                "Look at 'syncline history SYNC'"));
  }
}
