package dev.syncline.engine;

import dev.syncline.core.content.Content;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.pass.Next;
import dev.syncline.engine.pass.Report;
import dev.syncline.engine.pass.Workshop;
import dev.syncline.engine.sentence.Declaration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;

/// Passes made by the syncs of a running engine, each on its own thread.
public final class Visits implements Passes {
  private final Engine engine;
  private final Pace pace;
  private final RandomGenerator random;

  public Visits(Engine engine, Workshop shop) {
    this.engine = engine;
    this.pace = shop.pace();
    this.random = shop.random();
  }

  @Override
  public Map<SyncName, Report> once(
      Collection<? extends Declaration<?>> declarations, boolean patient)
      throws InterruptedException {
    var answers = new LinkedHashMap<SyncName, CompletableFuture<Report>>();
    for (var declaration : declarations) {
      var name = declaration.name();
      answers.put(name, engine.ask(name, new Errand.Pass(), patient));
    }
    var reports = new LinkedHashMap<SyncName, Report>();
    for (var each : answers.entrySet()) {
      reports.put(each.getKey(), answered(each.getKey(), each.getValue()));
    }
    return reports;
  }

  @Override
  public <T extends Content> Report rollBack(Declaration<T> declaration, Inventory to, String why)
      throws InterruptedException {
    var name = declaration.name();
    return answered(name, engine.ask(name, new Errand.RollBack(to, why), true));
  }

  private Report answered(SyncName sync, CompletableFuture<Report> answer)
      throws InterruptedException {
    try {
      return answer.get();
    } catch (CancellationException | ExecutionException _) {
      return notDone(sync);
    }
  }

  private Report notDone(SyncName sync) {
    var complaint =
        new Complaint(
            "SYN-VISIT-ENDED",
            "having a pass of %s made by the daemon".formatted(sync),
            "the daemon or that sync was stopped or declared anew meanwhile",
            "Look with 'syncline status %s', and ask again".formatted(sync));
    return new Report(
        RunId.at(pace.now(), random),
        new Outcome.Failed(complaint),
        Optional.empty(),
        Optional.empty(),
        0,
        new Next.AsDeclared());
  }
}
