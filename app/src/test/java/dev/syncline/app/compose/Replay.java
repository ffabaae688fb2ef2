package dev.syncline.app.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.app.compose.Recorded.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Does again what was recorded, and compares: each answer, and each state in which a process
/// stayed, in order, with what the operating system has. How long anything took is not compared.
record Replay(Wire wire, Path folder, Duration second, Predicate<String> chosen) {
  /// What lasted shorter is not always met by a look.
  private static final int STEADY_MS = 700;

  /// What lasted shorter is not always met by a look on a busy machine.
  private static final int LASTING_MS = 2500;

  private static final int GROWN_MS = 2000;
  private static final int BETWEEN_MS = 500;

  /// A call may find what is shown as ended not quite over yet.
  private static final int LAG_MS = 100;

  /// Waits until the processes are as they were in `first`, an answer about all of them.
  void awaitBegun(Recorded first) {
    await()
        .alias("all as at first")
        .until(
            () -> Normal.of(wire.get(first.path()).body(), chosen),
            Normal.of(first.body(), chosen)::equals);
  }

  void play(List<Recorded> all) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var recorded : all) {
        if (recorded.during().isEmpty()) {
          play(recorded, during(recorded, all), threads);
        }
      }
    }
  }

  private static List<Recorded> during(Recorded recorded, List<Recorded> all) {
    return all.stream().filter(it -> it.during().equals(Optional.of(recorded.name()))).toList();
  }

  private void play(Recorded recorded, List<Recorded> during, ExecutorService threads)
      throws Exception {
    var before = new HashMap<String, JsonNode>();
    for (var row : recorded.rows()) {
      if (row.at() < 0) {
        before.put(process(recorded, row), become(recorded, List.of(row), row, Map.of()));
      }
    }
    var calls = new ArrayList<Future<Void>>();
    calls.add(threads.submit(doing(recorded)));
    for (var other : during) {
      Callable<Void> later =
          () -> {
            Thread.sleep(scaled(other.sentAt()));
            awaitMoment(recorded, other.sentAt(), before);
            return doing(other).call();
          };
      calls.add(threads.submit(later));
    }
    try {
      follow(recorded, before);
    } finally { // what was answered tells more than what did not come of it
      for (var call : calls) {
        call.get();
      }
    }
    if (!recorded.rows().isEmpty()) {
      // As the recorder did; that nothing comes of a call is to be seen only by waiting.
      Thread.sleep(scaled(BETWEEN_MS));
    }
  }

  /// Waits for the first that came of `recorded`, where it had come at that moment: a busy machine
  /// gets there later.
  private void awaitMoment(Recorded recorded, int at, Map<String, JsonNode> before)
      throws InterruptedException {
    var process = Scenario.process(recorded).orElseThrow();
    var same =
        recorded.rows().stream().filter(it -> process(recorded, it).equals(process)).toList();
    var first = same.stream().filter(it -> it.at() >= 0).findFirst().filter(it -> it.at() <= at);
    if (first.isPresent()) {
      become(recorded, List.of(first.get()), same.getFirst(), before);
      Thread.sleep(scaled(LAG_MS));
    }
  }

  private Duration scaled(int millis) {
    return second.multipliedBy(millis).dividedBy(1000);
  }

  /// In the order of time, whichever process a row is about. What did not last may be missed, but
  /// not what came after it.
  private void follow(Recorded recorded, Map<String, JsonNode> before) {
    var rows = recorded.rows();
    for (var row : rows) {
      var process = process(recorded, row);
      var same = rows.stream().filter(it -> process(recorded, it).equals(process)).toList();
      var later = same.stream().filter(it -> it.at() > row.at()).toList();
      if (row.at() >= 0 && mustBeMet(recorded, row, later)) {
        var met = new ArrayList<>(List.of(row));
        if (!later.isEmpty() && later.getFirst().at() - row.at() < LASTING_MS) {
          met.addAll(later);
        }
        become(recorded, met, same.getFirst(), before);
      }
    }
  }

  /// Where a phase decides what happens on the way, only where it ends.
  private static boolean mustBeMet(Recorded recorded, Row row, List<Row> later) {
    if (later.isEmpty()) {
      return !Scenario.isMatterOfPhase(recorded) || !row.status().equals("Restarting");
    }
    return !Scenario.isMatterOfPhase(recorded) && isSteady(row, later.getFirst());
  }

  /// It stayed so, and did not only become ready after that.
  private static boolean isSteady(Row row, Row next) {
    return next.at() - row.at() >= STEADY_MS && !row.status().equals(next.status());
  }

  private static String process(Recorded recorded, Row row) {
    return row.process().or(() -> Scenario.process(recorded)).orElseThrow();
  }

  /// Waits for one of the states that were recorded of a process, and gives it.
  private JsonNode become(
      Recorded recorded, List<Row> wanted, Row first, Map<String, JsonNode> before) {
    var process = process(recorded, first);
    return await()
        .alias("%s: %s".formatted(recorded.name(), wanted.getFirst()))
        .pollDelay(Duration.ZERO)
        .pollInterval(second.dividedBy(20))
        .until(
            () -> state(process),
            state -> wanted.stream().anyMatch(row -> isAs(state, recorded, row, first, before)));
  }

  private boolean isAs(
      JsonNode state, Recorded recorded, Row wanted, Row first, Map<String, JsonNode> before) {
    var process = process(recorded, wanted);
    return isAs(state, wanted, Scenario.isMatterOfPhase(recorded))
        && (before.isEmpty()
            ? isGrown(state, wanted)
            : isSince(before.get(process), state, change(recorded, first, wanted)));
  }

  private JsonNode state(String process) throws IOException {
    return JsonMapper.shared().readTree(wire.get("/process/" + process).body());
  }

  /// What changed from the first row on.
  private record Change(boolean isNew, int restarts, boolean isMatterOfPhase) {}

  private static Change change(Recorded recorded, Row first, Row wanted) {
    return new Change(
        wanted.isNew(), wanted.restarts() - first.restarts(), Scenario.isMatterOfPhase(recorded));
  }

  private static boolean isSince(JsonNode before, JsonNode state, Change change) {
    int restarts = state.path("restarts").asInt() - before.path("restarts").asInt();
    return (change.isMatterOfPhase() || restarts == change.restarts())
        && change.isNew() == !state.path("pid").equals(before.path("pid"));
  }

  private boolean isAs(JsonNode state, Row wanted, boolean isMatterOfPhase) {
    boolean isSame =
        state.path("status").asString().equals(wanted.status())
            && state.path("is_running").asBoolean() == wanted.isRunning()
            && (wanted.status().equals("Restarting")
                || (isMatterOfPhase && !wanted.isRunning())
                || state.path("is_ready").asString().equals(wanted.ready()))
            && state.path("exit_code").asInt() == wanted.exitCode();
    return isSame && Leaders.of(state.path("name").asString(), folder).size() == wanted.live();
  }

  /// As old as it was when something was done to it: it has long done what it begins with.
  private boolean isGrown(JsonNode state, Row wanted) {
    var age = scaled(Math.min(wanted.age(), GROWN_MS));
    return !wanted.isRunning()
        || (state.path("age").asLong() >= age.toNanos()
            && state.path("age").asLong() < Long.MAX_VALUE // it has begun
            && Leaders.areSettled(state.path("name").asString(), folder));
  }

  private Callable<Void> doing(Recorded recorded) {
    return () -> {
      if (recorded.isCall()) {
        compare(recorded, wire.send(recorded.request(wire.host())));
      } else {
        deed(recorded);
      }
      return null;
    };
  }

  private void deed(Recorded recorded) throws IOException {
    if (recorded.name().equals("flappy_turns_bad")) {
      Files.createFile(folder.resolve("flappy.bad"));
      return;
    }
    var process = Scenario.process(recorded).orElseThrow();
    var handles =
        await()
            .alias(recorded.name())
            .until(() -> Leaders.of(process, folder), it -> !it.isEmpty());
    handles.forEach(
        recorded.action().startsWith("SIGTERM")
            ? ProcessHandle::destroy
            : ProcessHandle::destroyForcibly);
  }

  /// Looks at what does not change anything until it is as it was.
  void ask(List<Recorded> all) throws IOException {
    for (var recorded : all) {
      if (recorded.method().equals("GET")) {
        await()
            .alias(recorded.name())
            .untilAsserted(() -> compare(recorded, wire.send(recorded.request(wire.host()))));
      } else {
        compare(recorded, wire.send(recorded.request(wire.host())));
      }
    }
  }

  void compare(Recorded recorded, Wire.Reply reply) {
    assertThat(reply.status()).as(recorded.name()).isEqualTo(recorded.status());
    for (var name : List.of("Content-Type", "Location", "Connection", "Transfer-Encoding")) {
      if (!name.equals("Transfer-Encoding") || chosen.test("web")) {
        assertThat(reply.header(name)).as(recorded.name()).isEqualTo(recorded.header(name));
      }
    }
    assertThat(Normal.of(reply.body(), chosen))
        .as(recorded.name())
        .isEqualTo(Normal.of(recorded.body(), chosen));
  }
}
