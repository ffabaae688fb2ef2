package dev.syncline.shared.compose;

import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What Process Compose says of one process. Any version's: what it does not know is left out, what
/// a later one adds is not looked at. `pid`, `restarts` and `exitCode` are those of the last copy,
/// also long after that has ended; `age` is not read, for it is wild right after a start.
public record ProcessState(
    Status status,
    String statusWord,
    boolean isRunning,
    Readiness readiness,
    boolean hasProbe,
    long pid,
    long restarts,
    int exitCode) {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int WORD_MAX = 40;

  /// Its words, by what they mean for somebody who restarts.
  public enum Status {
    /// `Running`, and `Launching` and `Launched` of one that goes into the background.
    RUNNING,
    RESTARTING,
    TERMINATING,
    PENDING,
    /// Ended, by itself or because somebody stopped it: nothing in the API tells which.
    COMPLETED,
    /// Could not be started.
    ERROR,
    SKIPPED,
    DISABLED,
    /// Runs when its time comes, or when a person starts it in the terminal.
    ELSEWHEN,
    /// Of a version that is not known here.
    UNKNOWN;

    static Status of(String word) {
      return switch (word) {
        case "Running", "Launching", "Launched" -> RUNNING;
        case "Restarting" -> RESTARTING;
        case "Terminating" -> TERMINATING;
        case "Pending" -> PENDING;
        case "Completed" -> COMPLETED;
        case "Error" -> ERROR;
        case "Skipped" -> SKIPPED;
        case "Disabled" -> DISABLED;
        case "Foreground", "Scheduled", "Watching" -> ELSEWHEN;
        default -> UNKNOWN;
      };
    }
  }

  /// What its readiness probe found last, which may have been about an earlier copy.
  public enum Readiness {
    READY,
    NOT_READY,
    UNKNOWN
  }

  /// Empty where the text is no such answer.
  public static Optional<ProcessState> parse(String text) {
    try {
      var json = JSON.readTree(text);
      var word = json.path("status");
      return json.isObject() && word.isString()
          ? Optional.of(of(json, word.stringValue()))
          : Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  private static ProcessState of(JsonNode json, String word) {
    return new ProcessState(
        Status.of(word),
        shown(word),
        json.path("is_running").asBoolean(false),
        readiness(json.path("is_ready").asString("")),
        json.path("has_ready_probe").asBoolean(false),
        json.path("pid").asLong(0),
        json.path("restarts").asLong(0),
        json.path("exit_code").asInt(0));
  }

  private static Readiness readiness(String word) {
    return switch (word) {
      case "Ready" -> Readiness.READY;
      case "Not Ready" -> Readiness.NOT_READY;
      default -> Readiness.UNKNOWN;
    };
  }

  private static String shown(String word) {
    var plain = word.replaceAll("[^A-Za-z0-9 _-]", "?");
    return plain.length() <= WORD_MAX ? plain : plain.substring(0, WORD_MAX);
  }

  /// Whether a copy runs, as far as is said. `Running` without `is_running` is the moment in which
  /// the last copy has gone and the next has not come.
  public boolean isUp() {
    return status == Status.RUNNING && isRunning && pid > 0;
  }

  /// Whether it is ready; one without a probe always is. `has_ready_probe` is also said of one that
  /// has only a liveness probe.
  public boolean isReady() {
    return !hasProbe || readiness == Readiness.READY;
  }

  /// Whether it may be one that is only watched for being alive: then it never says `Ready`.
  boolean mayHaveNoReadiness() {
    return isUp() && hasProbe && readiness == Readiness.UNKNOWN;
  }

  ProcessState withoutProbe() {
    return new ProcessState(
        status, statusWord, isRunning, readiness, false, pid, restarts, exitCode);
  }

  /// Whether its definition, as `/process/info` shows it, has a readiness probe; the key was in
  /// capitals up to v1.109. Empty where the text is no such answer.
  static Optional<Boolean> readinessProbe(String text) {
    try {
      var json = JSON.readTree(text);
      return json.isObject()
          ? Optional.of(
              Stream.of("ReadinessProbe", "readinessProbe", "readiness_probe")
                  .anyMatch(json::hasNonNull))
          : Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  /// Whether it ended because there was nothing to run: `Error`, or what a shell says of a program
  /// that is missing (127) or cannot be executed (126).
  public boolean isUnstartable() {
    return status == Status.ERROR
        || (status == Status.COMPLETED && (exitCode == 126 || exitCode == 127));
  }
}
