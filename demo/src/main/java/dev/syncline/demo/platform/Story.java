package dev.syncline.demo.platform;

import static dev.syncline.demo.Checks.same;
import static dev.syncline.demo.Checks.that;

import dev.syncline.demo.Checks;
import dev.syncline.demo.DemoFailed;
import dev.syncline.demo.Narrator;
import dev.syncline.demo.Running;
import dev.syncline.demo.platform.Told.Passed;
import dev.syncline.demo.platform.Told.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The steps of the demo, in their order. Nothing is told that was not looked at.
final class Story {
  private static final int HEALTHY = 200;
  private static final String RESTART = "restarting greeter";
  private static final int LOOKS_MIN = 5;
  private static final Duration LIMIT = Duration.ofSeconds(45);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Stage stage;
  private final Narrator narrator;
  private final Told told;
  private final Service greeter;
  private final Service clock;
  private final Checks soon;
  private final Set<String> known = new HashSet<>(); // runs that were told of

  Story(Stage stage, Narrator narrator, Told told) {
    this.stage = stage;
    this.narrator = narrator;
    this.told = told;
    this.greeter = stage.greeter().service();
    this.clock = stage.clock().service();
    this.soon = new Checks(LIMIT, PAUSE, stage.daemon()::requireAlive);
  }

  /// What was so before something happened to greeter.
  private record Before(
      Service.Facts greeter,
      Service.Facts clock,
      int diary,
      long fetchesOfGreeter,
      long fetchesOfClock) {}

  void firstVersions() throws IOException, DemoFailed, InterruptedException {
    narrator.step(
        "A git server is started, with two small services on it: greeter and clock, both v1.0.0.");
    stage.greeter().publisher().release("v1.0.0", HEALTHY);
    stage.clock().publisher().release("v1.0.0", HEALTHY);
    for (var service : List.of(greeter, clock)) {
      that(
          stage.tags(service).contains("refs/tags/v1.0.0"),
          "the git server offers v1.0.0 of " + service.name(),
          stage.tags(service));
    }
    narrator.found("Both are on offer at %s.".formatted(stage.server().url("")));

    narrator.step("Syncline is started: syncline " + stage.daemon().command());
    told.isValid();
    stage.daemon().start();
    for (var service : List.of(greeter, clock)) {
      runsSoon(service, "v1.0.0");
    }
    for (var service : List.of(greeter, clock)) {
      isProven(service, ended(service), "v1.0.0");
    }
    narrator.found(
        ("Both were fetched, built, checked, started and found healthy for 2 s: "
                + "greeter is pid %s, clock is pid %s.")
            .formatted(greeter.pid(), clock.pid()));
  }

  void goodVersion() throws IOException, DemoFailed, InterruptedException {
    narrator.step(
        "v1.1.0 of greeter is tagged, and somebody sends a forged webhook, then the true one.");
    var before = before();
    stage.greeter().publisher().release("v1.1.0", HEALTHY);
    forgedIsRefused("v1.1.0");
    push("v1.1.0");
    runsSoon(greeter, "v1.1.0");
    var run = ended(greeter);
    var looks = greeter.looks();
    isProven(greeter, run, "v1.1.0");
    madeAside(before, "v1.1.0");
    that(
        !greeter.facts().inode().equals(before.greeter().inode()),
        "greeter is another file than before",
        greeter.facts());
    that(
        !greeter.pid().equals(before.greeter().pid()),
        "greeter runs in another process",
        greeter.facts());
    that(
        looks >= LOOKS_MIN,
        "greeter was watched",
        "asked %d times for its health".formatted(looks));
    narrator.found(
        ("Syncline fetched it, built it aside, checked it, swapped it in, restarted greeter "
                + "(pid %s), watched it for 2 s (%d looks) and committed it.")
            .formatted(greeter.pid(), looks));
    clockUntouched(before);
  }

  /// `health` is what the bad version answers.
  void badVersion(int health) throws IOException, DemoFailed, InterruptedException {
    narrator.step("v1.2.0 of greeter is tagged: it starts, but never becomes healthy.");
    var before = before();
    stage.greeter().publisher().release("v1.2.0", health);
    push("v1.2.0");
    runsSoon(greeter, "v1.2.0");
    var run = ended(greeter);
    that(
        run.outcome().equals("rolled-back"),
        "v1.2.0 of greeter is rolled back by itself",
        "v1.2.0 was %s: %s".formatted(run.outcome(), run.reason()));
    that(run.reason().contains("503"), "the reason is its health", run.reason());
    runs(greeter, "v1.1.0");
    same("the digest of greeter", before.greeter().digest(), greeter.digest());
    narrator.found(
        "It was rolled back by itself: greeter runs v1.1.0 again, byte for byte the file from "
            + "before.");
    var passed = passedOver("v1.2.0");
    that(passed.reason().contains("quarantine"), "v1.2.0 is in quarantine", passed);
    narrator.found("v1.2.0 is in quarantine: %s".formatted(run.reason()));
    clockUntouched(before);
  }

  void majorVersion() throws IOException, DemoFailed, InterruptedException {
    narrator.step("v2.0.0 of greeter is tagged: a new major version.");
    var before = before();
    stage.greeter().publisher().release("v2.0.0", HEALTHY);
    push("v2.0.0");
    var blocked =
        soon.until(
            "syncline status tells that v2.0.0 of greeter waits for approval",
            () -> stage.daemon().hasNews(greeter) ? told.blocked(greeter) : "",
            text -> text.startsWith("v2.0.0") && text.contains("approv"));
    same("what was built, checked or restarted", List.of(), stage.diary().since(before.diary()));
    same("fetches of greeter", before.fetchesOfGreeter(), stage.fetches().of(greeter.repository()));
    same("greeter", before.greeter(), greeter.facts());
    runs(greeter, "v1.1.0");
    narrator.found(
        ("Syncline has seen it and waits for a person: %s. Nothing was fetched or built, and "
                + "greeter still runs v1.1.0.")
            .formatted(blocked));
  }

  void killedInTheMiddle() throws IOException, DemoFailed, InterruptedException {
    narrator.step("v1.3.0 of greeter is tagged, and syncline is killed in the middle of the swap.");
    var before = before();
    Files.createFile(greeter.block());
    stage.greeter().publisher().release("v1.3.0", HEALTHY);
    push("v1.3.0");
    soon.until(
        "the swap of greeter has come to the restart",
        () -> stage.diary().since(before.diary()),
        lines -> lines.contains(RESTART));
    var killed = stage.daemon().pid();
    stage.daemon().kill();
    that(!Running.isAlive(killed), "syncline was killed", "pid %d lives".formatted(killed));
    same("the pid of greeter", before.greeter().pid(), greeter.pid());
    same("the version that greeter runs", "v1.1.0", greeter.version());
    same("the version beside the file of greeter", "v1.3.0", greeter.noted("version"));
    that(
        !greeter.digest().equals(before.greeter().digest()),
        "the file of greeter is the new one",
        greeter.digest());
    narrator.found(
        ("kill -9 %d came while greeter was about to be restarted: on the disk lies v1.3.0, "
                + "v1.1.0 still runs.")
            .formatted(killed));

    narrator.step("Syncline is started again.");
    Files.delete(greeter.block());
    stage.daemon().start();
    runsSoon(greeter, "v1.3.0");
    isProven(greeter, ended(greeter), "v1.3.0");
    var lines = stage.diary().since(before.diary());
    that(
        lines.size() == 4 && lines.subList(2, 4).equals(List.of(RESTART, RESTART)),
        "greeter v1.3.0 is built and checked once, and only the restart is done again",
        lines);
    narrator.found(
        "It found the unfinished swap and finished it: the file, .version and the running process "
            + "are v1.3.0 now, and nothing was built twice.");
    clockUntouched(before);
  }

  void end() throws DemoFailed, InterruptedException {
    narrator.step("Syncline is asked to end.");
    var before = before();
    same("the exit code of syncline", 0, stage.daemon().stop());
    same("greeter", before.greeter(), greeter.facts());
    same("clock", before.clock(), clock.facts());
    narrator.found("It ended in good order; the services do not need it and go on running.");
    Stage.endAll(stage.folder());
    var left = Stage.own(stage.folder());
    that(left.isEmpty(), "no process is left", left);
    narrator.found("Now the services were ended as well.");
  }

  /// What the git server sends when greeter is tagged.
  private void push(String tag) throws IOException, DemoFailed, InterruptedException {
    var answer = stage.pushes().signed(stage.server().url(greeter.repository()), tag);
    same("the answer to the signed webhook", 202, answer.status());
    that(answer.text().contains("\"greeter\""), "the receipt names greeter", answer.text());
  }

  private void forgedIsRefused(String tag) throws IOException, DemoFailed, InterruptedException {
    var answer = stage.pushes().forged(stage.server().url(greeter.repository()), tag);
    same("the answer to the forged webhook", 401, answer.status());
    narrator.found("The forged one is refused (401); the signed one is kept and answered 202.");
  }

  private Before before() throws DemoFailed {
    return new Before(
        greeter.facts(),
        clock.facts(),
        stage.diary().length(),
        stage.fetches().of(greeter.repository()),
        stage.fetches().of(clock.repository()));
  }

  private void runsSoon(Service service, String version) throws DemoFailed, InterruptedException {
    soon.until(
        "%s of %s runs".formatted(version, service.name()), service::version, version::equals);
  }

  /// The next run that comes to an end.
  private Run ended(Service service) throws DemoFailed, InterruptedException {
    var runs =
        soon.until(
            "syncline history tells how the run of %s ended".formatted(service.name()),
            () -> news(service),
            found -> found.stream().anyMatch(Run::hasEnded));
    runs.forEach(run -> known.add(run.id()));
    return runs.reversed().stream().filter(Run::hasEnded).findFirst().orElseThrow();
  }

  private List<Run> news(Service service) throws DemoFailed, InterruptedException {
    if (!stage.daemon().hasNews(service)) {
      return List.of();
    }
    return told.history(service).stream().filter(run -> !known.contains(run.id())).toList();
  }

  private void isProven(Service service, Run run, String version) throws DemoFailed {
    that(
        run.outcome().equals("applied") && run.to().equals(version),
        "%s of %s is applied".formatted(version, service.name()),
        "%s of %s: %s".formatted(run.outcome(), run.to(), run.reason()));
    runs(service, version);
  }

  /// The process, the file and what stands beside it agree.
  private static void runs(Service service, String version) throws DemoFailed {
    var name = service.name();
    same("the version that %s runs".formatted(name), version, service.version());
    same("the health of " + name, HEALTHY, service.health());
    same("the version beside the file of " + name, version, service.noted("version"));
    same("the checksum of " + name, service.noted("checksum"), service.digest());
  }

  private void madeAside(Before before, String version) throws DemoFailed {
    var fetches = stage.fetches().of(greeter.repository());
    that(fetches > before.fetchesOfGreeter(), "greeter was fetched", fetches + " times");
    var lines = stage.diary().since(before.diary());
    that(
        lines.size() == 3
            && lines.get(0).startsWith("built Greeter %s ".formatted(version))
            && lines.get(1).startsWith("checked greeter %s ".formatted(version))
            && lines.get(2).equals(RESTART),
        "greeter %s is built, checked, and restarted once".formatted(version),
        lines);
    that(
        lines.stream().noneMatch(line -> line.endsWith(" " + greeter.live())),
        "it is built and checked in another place than " + greeter.live(),
        lines);
  }

  private void clockUntouched(Before before) throws DemoFailed {
    same("clock", before.clock(), clock.facts());
    same("fetches of clock", before.fetchesOfClock(), stage.fetches().of(clock.repository()));
    narrator.found(
        "clock was not touched: not fetched, same pid %s, same file (inode %s), same digest %s."
            .formatted(
                before.clock().pid(),
                before.clock().inode(),
                before.clock().digest().substring(0, 12)));
  }

  private Passed passedOver(String version) throws DemoFailed, InterruptedException {
    var all = told.passedOver(greeter);
    return all.stream()
        .filter(passed -> passed.version().equals(version))
        .findFirst()
        .orElseThrow(() ->
            new DemoFailed(
                "syncline check says why %s is not taken".formatted(version), all.toString()));
  }
}
