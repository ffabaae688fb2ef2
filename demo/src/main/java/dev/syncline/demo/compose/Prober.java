package dev.syncline.demo.compose;

import dev.syncline.demo.compose.Project.Probe;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Probes one process again and again and tells what it found. Starting one that is at work changes
/// nothing, so it goes on counting failures over a restart by policy; stopping it forgets them. It
/// tells of being `fatal` once: what fails on and on after that is never fatal again.
final class Prober {
  /// `failure` is empty where it is ready.
  interface Listener {
    void probed(Optional<String> failure, boolean isFatal);
  }

  private final Project project;
  private final Probe probe;
  private final Listener listener;
  private int round; // guarded by this; 0 while it is not at work
  private int rounds; // guarded by this
  private boolean isStopped; // guarded by this

  Prober(Project project, Probe probe, Listener listener) {
    this.project = project;
    this.probe = probe;
    this.listener = listener;
  }

  void start() {
    Thread.ofVirtual()
        .start(() -> {
          synchronized (this) {
            isStopped = false;
          }
          Pause.of(project.seconds(probe.delaySeconds()));
          int mine;
          synchronized (this) {
            if (isStopped || round != 0) {
              return;
            }
            mine = ++rounds;
            round = mine;
          }
          work(mine);
        });
  }

  synchronized void stop() {
    round = 0;
    isStopped = true;
  }

  private synchronized boolean isAtWork(int mine) {
    return round == mine;
  }

  private void work(int mine) {
    int failures = 0;
    while (isAtWork(mine) && !Thread.currentThread().isInterrupted()) {
      var failure = look();
      failures = failure.isEmpty() ? 0 : failures + 1;
      boolean isFatal = failures == probe.failuresMax();
      boolean isHeard;
      synchronized (this) {
        isHeard = !isStopped;
      }
      if (isHeard) {
        Thread.ofVirtual().start(() -> listener.probed(failure, isFatal));
      }
      Pause.of(project.seconds(probe.periodSeconds()));
    }
  }

  private Optional<String> look() {
    var limit = project.seconds(Math.max(1, probe.timeoutSeconds()));
    return probe
        .command()
        .map(command -> Copy.failure(project, command, limit))
        .orElseGet(() -> probe.address().flatMap(address -> failure(address, limit)));
  }

  private static Optional<String> failure(URI address, Duration limit) {
    try {
      var connection = (HttpURLConnection) address.toURL().openConnection(java.net.Proxy.NO_PROXY);
      connection.setConnectTimeout((int) limit.toMillis());
      connection.setReadTimeout((int) limit.toMillis());
      try {
        int status = connection.getResponseCode();
        return status == 200 ? Optional.empty() : Optional.of("status code " + status);
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
