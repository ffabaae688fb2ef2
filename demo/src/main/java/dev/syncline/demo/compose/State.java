package dev.syncline.demo.compose;

import java.time.Duration;
import java.util.Optional;

/// What is known of one process, through all its copies: a new one finds here what the last left,
/// which is why much of it is stale for a moment. Guarded by its own monitor.
final class State {
  private static final String UNKNOWN = "-";
  static final String READY = "Ready";
  static final String NOT_READY = "Not Ready";

  private final String name;
  private final boolean hasProbe;
  private String status;
  private String systemTime = UNKNOWN;
  private long ageNanos;
  private String health = UNKNOWN;
  private int restarts;
  private int exitCode;
  private long pid;
  private boolean isRunning;

  State(Project.Service service) {
    this.name = service.name();
    this.hasProbe = service.readiness().isPresent();
    this.status = service.isDisabled() ? "Disabled" : "Pending";
  }

  synchronized String status() {
    return status;
  }

  synchronized boolean is(String word) {
    return status.equals(word);
  }

  synchronized void become(String word) {
    status = word;
    switch (word) {
      case "Skipped" -> exitCode = 1;
      case "Restarting", "Terminating" -> health = UNKNOWN;
      default -> {
        // what the probe found last stays
      }
    }
  }

  /// Nobody sees it half done.
  synchronized void becomeAnd(String word, Starting start) throws java.io.IOException {
    become(word);
    start.run();
  }

  interface Starting {
    void run() throws java.io.IOException;
  }

  synchronized void started(long copy) {
    pid = copy;
  }

  synchronized void ended(int code) {
    exitCode = code;
  }

  synchronized int exitCode() {
    return exitCode;
  }

  synchronized void restarted() {
    restarts++;
  }

  synchronized int restarts() {
    return restarts;
  }

  synchronized void probed(String found) {
    health = found;
  }

  synchronized String health() {
    return health;
  }

  synchronized boolean isRunning() {
    return isRunning;
  }

  /// Brings up to date what is only counted when somebody looks. A copy that has no start yet is
  /// older than anything.
  synchronized void look(Optional<Duration> sinceStart) {
    isRunning = status.equals("Running");
    if (isRunning) {
      ageNanos = sinceStart.map(Duration::toNanos).orElse(Long.MAX_VALUE);
      systemTime = Words.time(Duration.ofNanos(ageNanos));
    }
  }

  /// As the API shows it; its use of memory and processor is not counted here.
  synchronized String json() {
    return ("{\"name\":%s,\"namespace\":\"default\",\"status\":\"%s\",\"system_time\":\"%s\","
            + "\"age\":%d,\"is_ready\":\"%s\",\"has_ready_probe\":%s,\"restarts\":%d,"
            + "\"exit_code\":%d,\"pid\":%d,\"is_elevated\":false,\"password_provided\":false,"
            + "\"mem\":0,\"cpu\":0,\"is_running\":%s}")
        .formatted(
            Words.json(name),
            status,
            systemTime,
            ageNanos,
            health,
            hasProbe,
            restarts,
            exitCode,
            pid,
            isRunning);
  }
}
