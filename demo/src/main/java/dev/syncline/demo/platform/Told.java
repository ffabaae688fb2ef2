package dev.syncline.demo.platform;

import dev.syncline.demo.Checks;
import dev.syncline.demo.DemoFailed;
import dev.syncline.demo.Json;
import dev.syncline.demo.Program;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What syncline itself tells of a service, asked by its commands while the daemon runs.
record Told(Program program) {
  private static final Set<String> NOT_ENDED = Set.of("", "on-probation", "unchanged", "waiting");

  /// One line of `history`.
  record Run(String id, String outcome, String to, String reason) {
    /// Whether it brought something, to whatever end.
    boolean hasEnded() {
      return !NOT_ENDED.contains(outcome);
    }
  }

  /// A version that is not taken, and why.
  record Passed(String version, String reason) {}

  /// That the configuration is well; fails where it is not.
  void isValid() throws DemoFailed, InterruptedException {
    var said = program.run("config", "validate");
    Checks.that(
        said.exit() == 0, "`syncline config validate` ends with 0", said.out() + said.err());
  }

  /// The latest first.
  List<Run> history(Service service) throws DemoFailed, InterruptedException {
    return program.ask("history", service.name()).at("runs").rows().stream()
        .map(Told::run)
        .toList();
  }

  /// The version that the daemon saw and does not take, and why; empty where there is none.
  String blocked(Service service) throws DemoFailed, InterruptedException {
    return program.ask("status", service.name()).at("syncs").rows().stream()
        .map(sync -> sync.at("blocked").text())
        .collect(Collectors.joining());
  }

  /// Every version that is not taken.
  List<Passed> passedOver(Service service) throws DemoFailed, InterruptedException {
    var check = check(service);
    return Stream.concat(Stream.of(check.at("blocked")), check.at("passed_over").rows().stream())
        .map(passed -> new Passed(passed.at("version").text(), passed.at("reason").text()))
        .toList();
  }

  private Json check(Service service) throws DemoFailed, InterruptedException {
    return program.ask("check", service.name()).at(service.name());
  }

  private static Run run(Json run) {
    return new Run(
        run.at("run").text(),
        run.at("outcome").text(),
        run.at("to").text(),
        run.at("reason").text());
  }
}
