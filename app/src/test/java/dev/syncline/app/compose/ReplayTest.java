package dev.syncline.app.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.demo.compose.ProcessCompose;
import dev.syncline.demo.compose.ProcessCompose.Up;
import dev.syncline.demo.compose.Version;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The double answers as the real program was recorded to do, and its processes fare alike; so does
/// the real program that the variable `PROCESS_COMPOSE` names. What of the recordings is left out,
/// and why, stands in [Scenario]. Some scenarios of a test go on at once, each with a Process
/// Compose of its own.
class ReplayTest {
  private static final Duration SHORT = Duration.ofMillis(400);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofSeconds(2); // a busy machine needs the room
  private static final int AT_ONCE = 6;
  private static final Set<String> RESTLESS = Set.of("sick", "sick_timeout", "flappy");

  @TempDir Path folder;

  @Test
  void routesAndRefusals_areAnsweredAsRecorded() throws Exception {
    ask(Version.V1_100_0);
  }

  @Test
  @Tag("peers")
  void routesAndRefusalsOfTheOldVersion_areAnsweredAsRecorded() throws Exception {
    ask(Version.V1_85_0);
  }

  @Test
  @Tag("peers")
  void everyScenario_faresAsRecorded() throws Exception {
    play(Version.V1_100_0, Host.ofDouble(Version.V1_100_0), LONG);
  }

  @Test
  @Tag("peers")
  void everyScenarioOfTheOldVersion_faresAsRecorded() throws Exception {
    play(Version.V1_85_0, Host.ofDouble(Version.V1_85_0), LONG);
  }

  @Test
  @Tag("peers")
  @Tag("process-compose")
  void everyScenarioUnderTheRealProgram_faresAsRecorded() throws Exception {
    var program =
        Objects.requireNonNull(System.getenv("PROCESS_COMPOSE"), "PROCESS_COMPOSE is not set");
    play(Version.V1_100_0, Host.ofReal(program), SECOND);
  }

  private static String name(Version version) {
    return version == Version.V1_100_0 ? "v1.100.0" : "v1.85.0";
  }

  private void ask(Version version) throws Exception {
    var all = Recorded.all(name(version));
    Predicate<String> chosen = process -> !RESTLESS.contains(process);
    var place = folder.resolve("ask");
    var project = new Platform(place, SHORT, chosen).project();
    var socket = folder.resolve("ask.sock");
    try (var _ = ProcessCompose.up(Up.on(socket, project, version))) {
      new Replay(Wire.unix(socket), place, SHORT, chosen)
          .ask(
              Scenario.transport(all).stream()
                  .filter(it -> RESTLESS.stream().noneMatch(it.path()::endsWith))
                  .filter(it -> !it.path().contains("/sick"))
                  .toList());
    }
    askWithToken(all, version);
  }

  private void askWithToken(List<Recorded> all, Version version) throws Exception {
    var byTcp = all.stream().filter(Recorded::isOverTcp).filter(it -> !Scenario.isLeftOut(it));
    var project = new Platform(folder.resolve("tcp"), SHORT, "plain"::equals).project();
    var up = Up.onPort(0, project, version).withToken(token(all));
    try (var compose = ProcessCompose.up(up)) {
      var replay =
          new Replay(Wire.tcp(compose.port()), folder.resolve("tcp"), SHORT, "plain"::equals);
      replay.ask(byTcp.filter(it -> !it.path().endsWith("/web")).toList());
    }
  }

  private static String token(List<Recorded> all) {
    return all.stream()
        .filter(it -> it.name().equals("tcp_live_right_token"))
        .flatMap(it -> it.json().path("request").path("headers").valueStream())
        .filter(header -> header.get(0).asString().equalsIgnoreCase("X-PC-Token-Key"))
        .map(header -> header.get(1).asString())
        .findFirst()
        .orElseThrow();
  }

  private void play(Version version, Host host, Duration second) throws Exception {
    var all = Recorded.all(name(version));
    var failures = new ArrayList<String>();
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var plays = new ArrayList<Future<Void>>();
      for (var scenario : Scenario.values()) {
        plays.add(
            threads.submit(() -> {
              play(scenario, all, host, second);
              return null;
            }));
      }
      for (var play : plays) {
        try {
          play.get();
        } catch (ExecutionException e) {
          failures.add(String.valueOf(e.getCause()));
        }
      }
    }
    assertThat(failures).isEmpty();
  }

  private void play(Scenario scenario, List<Recorded> all, Host host, Duration second)
      throws Exception {
    var transport = Scenario.transport(all);
    var first = transport.stream().filter(it -> it.name().equals("processes")).findFirst();
    var records =
        all.stream()
            .skip(transport.size())
            .filter(it -> !it.isOverTcp() && !Scenario.isLeftOut(it))
            .filter(it -> Scenario.of(it).filter(scenario::equals).isPresent())
            .filter(it -> !it.isCall() || it.isAnswered())
            .toList();
    assertThat(records).as("records of " + scenario).isNotEmpty();
    var place = folder.resolve(scenario.name());
    var socket = folder.resolve(scenario.name() + ".sock");
    try (var _ = host.up(new Platform(place, second, scenario::has), socket)) {
      var replay = new Replay(Wire.unix(socket), place, second, scenario::has);
      if (scenario != Scenario.SICK) { // which never is as it was
        replay.awaitBegun(first.orElseThrow());
      }
      replay.play(records);
    }
  }
}
