package dev.syncline.engine;

import dev.syncline.core.content.Content;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.RunId;
import dev.syncline.engine.event.Event;
import dev.syncline.engine.pass.Defects;
import dev.syncline.engine.pass.Next;
import dev.syncline.engine.pass.Report;
import dev.syncline.engine.pass.Worker;
import dev.syncline.engine.pass.Workshop;
import dev.syncline.engine.sentence.Declaration;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// One sync's own thread: asleep on its doorbell, awake for a pass or a look, and nothing else. No
/// exception ends it, only the close of its doorbell or an interrupt.
final class SyncLoop<T extends Content> {
  private static final int JITTER = 10; // a tenth of the interval
  private static final Duration LEAST = Duration.ofSeconds(1); // between polls by itself

  private final Declaration<T> declaration;
  private final Workshop shop;
  private final Admission admission;
  private final Worker<T> worker;
  private final Doorbell doorbell = new Doorbell();
  private final Errands errands = new Errands();
  private final Backoff backoff;
  private final Backoff looks; // of looks that fail: they ask no source, and polls go on
  private final Alarm poll;
  private final Alarm reconcile;
  private final Alarm look;
  private final Thread thread;
  // Used by its own thread only:
  private Optional<RunId> resting = Optional.empty();
  private Optional<Instant> lookSetFor = Optional.empty();
  private boolean isSilent; // its upstream did not answer the last time

  SyncLoop(Declaration<T> declaration, Workshop shop, Admission.Halls halls) {
    this.declaration = declaration;
    this.shop = shop;
    this.admission = new Admission(halls);
    this.worker = new Worker<>(declaration, shop, admission);
    this.backoff = new Backoff(shop.pace());
    this.looks = new Backoff(shop.pace());
    var name = declaration.name().value();
    this.poll = new Alarm(shop.pace(), "poll " + name, () -> ring(Cause.POLL));
    this.reconcile = new Alarm(shop.pace(), "reconcile " + name, () -> ring(Cause.RECONCILE));
    this.look = new Alarm(shop.pace(), "look " + name, doorbell::look);
    this.thread = Thread.ofVirtual().name("sync " + name).unstarted(this::run);
  }

  Declaration<T> declaration() {
    return declaration;
  }

  void start(Cause cause) {
    thread.start();
    ring(cause);
  }

  void ring(Cause cause) {
    doorbell.ring(cause, shop.pace().now());
  }

  /// Has `errand` done on its own thread; cancelled where this sync ends before.
  CompletableFuture<Report> ask(Errand errand, boolean patient) {
    var answer = errands.add(errand, patient);
    ring(Cause.PERSON);
    return answer;
  }

  /// No pass begins any more, also none that waits for a place; the one under way goes on.
  void close() {
    doorbell.close();
    admission.close();
    cancelAlarms();
  }

  private void cancelAlarms() {
    poll.cancel();
    reconcile.cancel();
    look.cancel();
  }

  void interrupt() {
    thread.interrupt();
  }

  boolean hasEnded() {
    return !thread.isAlive();
  }

  /// Whether its thread has ended within `time`.
  boolean join(Duration time) throws InterruptedException {
    return thread.join(time);
  }

  private void run() {
    try {
      setReconcile();
      for (var wake = doorbell.await(); wake.isPresent(); wake = doorbell.await()) {
        answer(wake.get());
      }
      worker.handOver();
    } catch (InterruptedException _) {
      endedAtOnce();
    } finally {
      cancelAlarms(); // a pass that ended after the close has set them again
      errands.close();
    }
  }

  /// Interrupted, or closed in the middle of a pass that waited for a place.
  private void endedAtOnce() {
    boolean isTold = Thread.interrupted();
    try {
      worker.handOver();
    } catch (InterruptedException _) {
      isTold = true;
    }
    if (isTold) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(Wake wake) throws InterruptedException {
    try {
      if (wake.lookDue()) {
        lookSetFor = Optional.empty();
      }
      if (!wake.causes().isEmpty()) {
        pass(wake);
      } else if (worker.nextLook().isPresent()) {
        look();
      }
    } catch (InterruptedException e) {
      throw e;
    } catch (Throwable defect) { // whatever it is, it must not end this sync
      shop.events().tell(new Event.DefectSeen(declaration.name(), Defects.text(defect)));
      setLookIn(delay(backoff.retry(declaration.schedule().poll(), Duration.ZERO)));
    }
  }

  // A look leaves the polls alone, else those every two seconds would put off every poll until the
  // verdict.
  private void look() throws InterruptedException {
    var began = shop.pace().now();
    var report = worker.look(newRun());
    if (worker.nextLook().isEmpty()) {
      go(report, began); // the verdict fell
    } else if (report.outcome() instanceof Outcome.OnProbation) {
      looks.succeeded();
      tell(report, Duration.between(began, shop.pace().now()));
      setLook();
    } else { // its time is behind it: without a delay it would be repeated at once, for ever
      tell(report, Duration.between(began, shop.pace().now()));
      setLookIn(told(looks, looks.retry(Duration.ZERO, atLeast(report.next()))));
    }
  }

  private void pass(Wake wake) throws InterruptedException {
    var since = wake.since().orElseGet(shop.pace()::now);
    try {
      if (!admission.begin(Collections.min(wake.causes()), since, isSilent)
          || doorbell.isClosed()) {
        return;
      }
      work(wake, since);
    } finally {
      admission.leave();
    }
    if (wake.causes().stream().anyMatch(Cause::looksForDrift)) {
      setReconcile();
    }
  }

  private void work(Wake wake, Instant since) throws InterruptedException {
    var asked = errands.take();
    boolean isDone = false;
    try {
      for (var each : asked) {
        if (each.errand() instanceof Errand.RollBack(var to, var why)) {
          var began = started(Set.of(Cause.PERSON), since);
          ended(worker.rollBack(began.run(), to, why), began, List.of(each));
        }
      }
      var began = started(wake.causes(), since);
      var passes = asked.stream().filter(each -> each.errand() instanceof Errand.Pass).toList();
      ended(worker.pass(began.run(), wake.causes()), began, passes);
      isDone = true;
    } finally {
      if (!isDone) { // an answered one stays answered
        asked.forEach(each -> each.answer().cancel(false));
      }
    }
  }

  private Event.PassStarted started(Set<Cause> causes, Instant since) {
    var now = shop.pace().now();
    var began =
        new Event.PassStarted(
            declaration.name(), newRun(), causes, Duration.between(since, now), now);
    shop.events().tell(began);
    return began;
  }

  private void ended(Report report, Event.PassStarted began, List<Errands.Asked> asked) {
    go(report, began.at());
    errands.answer(asked, report, worker.nextLook().isPresent());
  }

  private RunId newRun() {
    return RunId.at(shop.pace().now(), shop.random());
  }

  private void go(Report report, Instant began) {
    var now = shop.pace().now();
    tell(report, Duration.between(began, now));
    if (worker.nextLook().isEmpty()) {
      errands.verdict(report);
    }
    var interval = declaration.schedule().poll();
    isSilent = report.next() instanceof Next.Slower;
    switch (report.next()) {
      case Next.AsDeclared _ -> {
        backoff.succeeded();
        poll.set(jittered(interval));
      }
      case Next.Sooner(var within) -> {
        backoff.succeeded();
        poll.set(sooner(jittered(interval), within));
      }
      case Next.Slower(var atLeast) -> delay(backoff.slower(interval, atLeast));
      case Next.Retry(var atLeast) -> delay(backoff.retry(interval, atLeast));
      case Next.Resume(var atLeast) -> delay(backoff.resume(atLeast));
    }
    setLook();
  }

  private Duration sooner(Duration declared, Duration within) {
    var time = jittered(within.compareTo(LEAST) > 0 ? within : LEAST);
    return time.compareTo(declared) < 0 ? time : declared;
  }

  private static Duration atLeast(Next next) {
    return switch (next) {
      case Next.AsDeclared _, Next.Sooner _ -> Duration.ZERO;
      case Next.Slower(var atLeast) -> atLeast;
      case Next.Retry(var atLeast) -> atLeast;
      case Next.Resume(var atLeast) -> atLeast;
    };
  }

  // Left alone where it is set already: the alarm does not follow the wall clock, and what is left
  // until the same moment by a clock that jumped back may be hours.
  private void setLook() {
    var next = worker.nextLook();
    if (next.isPresent() && !next.equals(lookSetFor)) {
      setLookIn(Duration.between(shop.pace().now(), next.get()));
    }
  }

  private void setLookIn(Duration time) {
    look.set(time);
    lookSetFor = worker.nextLook();
  }

  // A run that still rests on probation was told of when it began to.
  private void tell(Report report, Duration took) {
    boolean rests = report.outcome() instanceof Outcome.OnProbation;
    if (!rests || !Optional.of(report.run()).equals(resting)) {
      shop.events().tell(report.ended(declaration.name(), took));
    }
    resting = rests ? Optional.of(report.run()) : Optional.empty();
  }

  private Duration delay(Duration by) {
    poll.set(by);
    return told(backoff, by);
  }

  private Duration told(Backoff after, Duration by) {
    shop.events().tell(new Event.Delayed(declaration.name(), after.failures(), by));
    return by;
  }

  private void setReconcile() {
    reconcile.set(jittered(declaration.schedule().reconcile()));
  }

  private Duration jittered(Duration interval) {
    return interval.plus(shop.pace().jitter(interval.dividedBy(JITTER)));
  }
}
