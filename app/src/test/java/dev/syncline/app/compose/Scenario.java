package dev.syncline.app.compose;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Processes that have to do with each other, and the records about them.
enum Scenario {
  WEB("web", "dep"),
  SVC("svc"),
  PLAIN("plain"),
  STUBBORN("stubborn"),
  NO_TIMEOUT("stubborn_notimeout"),
  PORT("stubborn_port"),
  SLOW("slow"),
  PARENTS("parent", "parent_quiet"),
  CRASH("crash"),
  OFF("off"),
  MANY("multi2", "graceful", "once"),
  WAITING("never", "pend", "skipped", "bad"),
  WAITING_TOO("never2", "pend2"),
  MISSING("missing", "badwd"),
  SICK("sick"),
  FLAPPY("flappy");

  private static final Pattern IN_PATH = Pattern.compile("^/process/(?:[a-z]+/)?([a-z_0-9]+)");
  private static final Pattern IN_ACTION =
      Pattern.compile("\\b(?:pid of|probe of|copy of|SIGKILL to) (?!the )([a-z_]+)");

  /// Not replayed: the double does not change its project while it runs (`reload`, `scale`, and
  /// what came after them); `info` has many keys that nobody asks for; lines that Python's web
  /// server says; programs put in place between calls, which the suite of restarts does in its own
  /// way (`prog`, `direct`); lines that may have come since they were deleted; runs of their own of
  /// another project (`phase`, `age_overflow`); starts and ends of the program itself, which tests
  /// of the double and the suite have.
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          ".*(reload_|scale|multi_|info_|logs_.*web|prog|direct|phase|age_overflow).*"
              + "|startup|second_up.*|kill9_process_compose|after_.*|.*stale_socket|.*_second_run"
              + "|.*sigterm.*|orphans_killed|.*_startup|tcp_second_up.*|project_stop"
              + "|tcp_live_after_stop|token_too_short|logs_plain_changed|logs_plain_after_delete"
              + "|process(es)?_after_empty|process_removed");

  private final Set<String> processes;

  Scenario(String... processes) {
    this.processes = Set.of(processes);
  }

  boolean has(String process) {
    return processes.contains(process);
  }

  static boolean isLeftOut(Recorded recorded) {
    return LEFT_OUT.matcher(recorded.name()).matches();
  }

  /// Whether a probe's phase decides how often it is restarted on the way to where it ends, and
  /// what it says of one that does not run: a late probe of the dead copy may count against the
  /// next one.
  static boolean isMatterOfPhase(Recorded recorded) {
    return of(recorded).filter(it -> it == SVC || it == FLAPPY).isPresent();
  }

  /// Whose record it is, where it is one of what happens to processes.
  static Optional<Scenario> of(Recorded recorded) {
    return process(recorded)
        .flatMap(name -> Arrays.stream(values()).filter(it -> it.has(name)).findFirst());
  }

  /// The process that a record is about.
  static Optional<String> process(Recorded recorded) {
    if (recorded.path().equals("/processes/stop")) {
      return Optional.of("multi2");
    }
    var found =
        recorded.isCall() ? IN_PATH.matcher(recorded.path()) : IN_ACTION.matcher(recorded.action());
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  /// Those of the recording that are about how calls and routes are answered: before anything was
  /// changed.
  static List<Recorded> transport(List<Recorded> all) {
    return all.stream()
        .takeWhile(it -> !it.name().matches("(stop|restart|start)_(plain|slow|stubborn|web|svc).*"))
        .filter(it -> !isLeftOut(it))
        .toList();
  }
}
