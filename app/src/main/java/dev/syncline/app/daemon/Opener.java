package dev.syncline.app.daemon;

import dev.syncline.app.wiring.StateHousehold;
import dev.syncline.app.wiring.StateHouseholds;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.SyncException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Opens the state directory for the daemon, which never ends for a disk that is full or read-only:
/// it is tried again until it works, and said when what is in the way changes.
final class Opener {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofMinutes(1);
  private static final String HELD = "SYN-STATE-HELD";

  private final StateHouseholds households;
  private final CountDownLatch stopping;
  private final LogLines log;

  Opener(StateHouseholds households, CountDownLatch stopping, LogLines log) {
    this.households = households;
    this.stopping = stopping;
    this.log = log;
  }

  /// Empty where it was asked to stop before. Throws where waiting is of no use: another process
  /// has the directory, or the ledger is not for this program.
  Optional<StateHousehold> open() throws SyncException, InterruptedException {
    var said = "";
    var pause = FIRST;
    while (stopping.getCount() > 0) {
      try {
        return Optional.of(households.toChange());
      } catch (SyncException e) {
        var complaint = e.fault().complaint();
        if (!(e.fault() instanceof Fault.Transient) || complaint.code().equals(HELD)) {
          throw e;
        }
        if (!said.equals(complaint.line())) {
          said = complaint.line();
          log.problem(complaint.code(), said + " Tried again until it works");
        }
      }
      var _ = stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
      pause = pause.multipliedBy(2).compareTo(MOST) < 0 ? pause.multipliedBy(2) : MOST;
    }
    return Optional.empty();
  }
}
