package dev.syncline.demo.compose;

import dev.syncline.demo.compose.Project.Availability.Restart;
import dev.syncline.demo.compose.Project.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/// One life of a process: from a start by somebody, through all restarts by its policy, to its end.
/// Shares its [State] with all others of that name, also with one that has not ended yet; that is
/// where lost restarts and copies that nobody manages come from.
final class Life {
  private static final String RUNNING = "Running";
  private static final String TERMINATING = "Terminating";

  private final Project project;
  private final Service service;
  private final State state;
  private final LogLines log;
  private final Optional<Prober> prober;
  private final AtomicBoolean mustNotRestart = new AtomicBoolean();
  private final CountDownLatch cancelled = new CountDownLatch(1);
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch readyOrOver = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile Optional<Instant> started = Optional.empty();
  private volatile Optional<Copy> copy = Optional.empty();
  private volatile boolean stopped;
  private Optional<CountDownLatch> stopping = Optional.empty(); // guarded by this

  Life(Project project, Service service, State state, LogLines log) {
    this.project = project;
    this.service = service;
    this.state = state;
    this.log = log;
    this.prober = service.readiness().map(probe -> new Prober(project, probe, this::probed));
  }

  Service service() {
    return service;
  }

  State look() {
    state.look(started.map(from -> Duration.between(from, Instant.now())));
    return state;
  }

  Optional<Copy> copy() {
    return copy;
  }

  // What those that depend on it wait for.

  void awaitBegun() {
    while (begun.getCount() > 0 && cancelled.getCount() > 0) {
      Pause.until(begun, Duration.ofMillis(20));
    }
  }

  int awaitOver() {
    Pause.until(over);
    return state.exitCode();
  }

  boolean awaitReady() {
    boolean isAwaited = readyOrOver.getCount() > 0;
    Pause.until(readyOrOver);
    if (state.health().equals(State.READY)) {
      return true;
    }
    if (!isAwaited || !stopped) { // else its copy is just ending, and has the last word
      state.ended(1); // recorded: the one that is waited for gets it, too
    }
    return false;
  }

  // Its course.

  void skip() {
    end("Skipped");
  }

  void run() {
    if (state.is(TERMINATING)) {
      return; // left so by a life that has not ended: nothing is started, and nobody is told
    }
    if (!Files.isDirectory(project.folder().resolve(service.workingDirectory()))) {
      end("Error");
      return;
    }
    begun.countDown();
    try {
      runAgainAndAgain();
      end("Completed");
    } catch (IOException e) {
      log.add(String.valueOf(e.getMessage()));
      end("Error");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void runAgainAndAgain() throws IOException, InterruptedException {
    do {
      state.becomeAnd(RUNNING, () -> copy = Optional.of(Copy.start(project, service, log)));
      var running = copy.orElseThrow();
      started = Optional.of(Instant.now());
      state.started(running.pid());
      prober.ifPresent(Prober::start);
      state.ended(running.await());
    } while (isRestarted() && backoff());
  }

  private boolean isRestarted() {
    if (mustNotRestart.getAndSet(false)) {
      return false;
    }
    var availability = service.availability();
    boolean wants =
        availability.restart() == Restart.ALWAYS
            || (availability.restart() == Restart.ON_FAILURE && state.exitCode() != 0);
    int most = availability.restartsMax();
    return wants && (most == 0 || state.restarts() < most);
  }

  private boolean backoff() {
    state.become("Restarting");
    state.restarted();
    if (Pause.until(cancelled, backoffTime()) || Thread.currentThread().isInterrupted()) {
      return false;
    }
    log.add("\n");
    return true;
  }

  Duration backoffTime() {
    return project.seconds(service.availability().backoff());
  }

  private void end(String status) {
    synchronized (this) {
      stopping.ifPresent(CountDownLatch::countDown);
      stopping = Optional.empty();
    }
    prober.ifPresent(Prober::stop);
    if (prober.isPresent()) {
      readyOrOver.countDown();
    }
    state.become(status);
    look();
    over.countDown();
  }

  // What is done to it.

  void prepareToStop() {
    mustNotRestart.set(true);
  }

  /// Returns when it has ended where its file gives it a time for that, else at once.
  void stop(boolean forGood) {
    if (forGood) {
      cancelled.countDown();
    }
    if (!state.is(RUNNING)) {
      if (state.is("Pending")) {
        end(TERMINATING);
      }
      return;
    }
    state.become(TERMINATING);
    prober.ifPresent(Prober::stop);
    if (forGood && prober.isPresent()) {
      stopped = true;
      readyOrOver.countDown();
    }
    copy.ifPresent(it -> it.signal(Copy.TERM));
    if (service.shutdownSeconds() > 0) {
      killAfter(project.seconds(service.shutdownSeconds()));
    }
  }

  /// Ended by its policy alone, this goes on waiting, and kills the copy that runs by then.
  private void killAfter(Duration time) {
    var ended = new CountDownLatch(1);
    synchronized (this) {
      stopping = Optional.of(ended);
    }
    if (!Pause.until(ended, time) && !Thread.currentThread().isInterrupted()) {
      copy.ifPresent(it -> it.signal(Copy.KILL));
    }
  }

  boolean signal(int number) {
    boolean canBe = state.is(RUNNING) || state.is(TERMINATING);
    if (canBe) {
      copy.ifPresent(it -> it.signal(number));
    }
    return canBe;
  }

  private void probed(Optional<String> failure, boolean isFatal) {
    if (isFatal) {
      state.probed(State.NOT_READY);
      log.add("Error: readiness check fail - " + failure.orElse(""));
      stop(false);
    } else if (failure.isEmpty()) {
      state.probed(State.READY);
      readyOrOver.countDown();
    } else {
      state.probed(State.NOT_READY);
    }
  }
}
