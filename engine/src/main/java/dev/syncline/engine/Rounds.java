package dev.syncline.engine;

import dev.syncline.core.content.Content;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.event.Event;
import dev.syncline.engine.pass.Report;
import dev.syncline.engine.pass.Worker;
import dev.syncline.engine.pass.Workshop;
import dev.syncline.engine.sentence.Declaration;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// One pass of each of several syncs, side by side, then done: what one-shot commands do.
public final class Rounds implements Passes {
  private final Workshop shop;
  private final Admission.Halls halls;

  public Rounds(Workshop shop, int places) {
    this.shop = shop;
    this.halls = Admission.Halls.of(places);
  }

  /// Told in the order in which they are given. An interrupt ends all of them.
  @Override
  public Map<SyncName, Report> once(
      Collection<? extends Declaration<?>> declarations, boolean patient)
      throws InterruptedException {
    var reports = new LinkedHashMap<SyncName, Future<Report>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var declaration : declarations) {
        reports.put(declaration.name(), threads.submit(() -> one(declaration, patient)));
      }
      try {
        return finished(reports);
      } catch (InterruptedException e) {
        threads.shutdownNow(); // else the close below would wait for every verdict
        throw e;
      }
    }
  }

  private static Map<SyncName, Report> finished(Map<SyncName, Future<Report>> reports)
      throws InterruptedException {
    var all = new LinkedHashMap<SyncName, Report>();
    for (var entry : reports.entrySet()) {
      try {
        all.put(entry.getKey(), entry.getValue().get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("pass of " + entry.getKey(), e.getCause());
      }
    }
    return all;
  }

  private <T extends Content> Report one(Declaration<T> declaration, boolean patient)
      throws InterruptedException {
    var admission = new Admission(halls);
    var worker = new Worker<>(declaration, shop, admission);
    var began = shop.pace().now();
    var report = admitted(declaration, worker, admission);
    try {
      report = patient ? verdict(worker, report) : report;
    } finally {
      worker.handOver(); // also when interrupted: a watch that ends in good order is no strike
    }
    var took = Duration.between(began, shop.pace().now());
    shop.events().tell(report.ended(declaration.name(), took));
    return report;
  }

  @Override
  public <T extends Content> Report rollBack(Declaration<T> declaration, Inventory to, String why)
      throws InterruptedException {
    var worker = new Worker<>(declaration, shop);
    var began = shop.pace().now();
    var run = RunId.at(began, shop.random());
    var causes = Set.of(Cause.PERSON);
    shop.events()
        .tell(new Event.PassStarted(declaration.name(), run, causes, Duration.ZERO, began));
    try {
      var report = verdict(worker, worker.rollBack(run, to, why));
      var took = Duration.between(began, shop.pace().now());
      shop.events().tell(report.ended(declaration.name(), took));
      return report;
    } finally {
      worker.handOver(); // also when interrupted
    }
  }

  private <T extends Content> Report admitted(
      Declaration<T> declaration, Worker<T> worker, Admission admission)
      throws InterruptedException {
    var since = shop.pace().now();
    try {
      admission.begin(Cause.PERSON, since, false);
      var now = shop.pace().now();
      var run = RunId.at(now, shop.random());
      var causes = Set.of(Cause.PERSON);
      shop.events()
          .tell(
              new Event.PassStarted(
                  declaration.name(), run, causes, Duration.between(since, now), now));
      return worker.pass(run, causes);
    } finally {
      admission.leave();
    }
  }

  /// Looks until the verdict is there; probation has a deadline, so it comes.
  public Report verdict(Worker<?> worker, Report report) throws InterruptedException {
    var last = report;
    while (last.outcome() instanceof Outcome.OnProbation && worker.nextLook().isPresent()) {
      shop.pace().sleep(Duration.between(shop.pace().now(), worker.nextLook().get()));
      last = worker.look(last.run());
    }
    return last;
  }
}
