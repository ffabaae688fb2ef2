package dev.syncline.target.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.content.Revision;
import dev.syncline.core.plan.Intent;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.target.Look;
import dev.syncline.core.target.Verdict;
import dev.syncline.shared.process.ClockPace;
import dev.syncline.shared.process.Processes;
import dev.syncline.shared.redaction.Redactor;
import dev.syncline.shared.redaction.Secret;
import dev.syncline.testkit.MemoryJournal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryHookTest {
  private static final Map<String, String> FIRST = Map.of("index.html", "one");

  @TempDir Path folder;

  @Test
  void hook_runsInTheNewTreeOnceForAFlip() throws Exception {
    var hook =
        new Hook(
            List.of("/bin/sh", "-c", "echo $SYNCLINE_REVISION $(pwd -P) >> ../../ran"),
            Duration.ofSeconds(10));
    var site = new Site(folder, FaultPoints.NONE, 1, Duration.ZERO, Optional.of(hook));

    var plan = site.publish(site.tree("aaa", FIRST));
    site.record(plan, site.intent(Intent.Purpose.APPLY, plan));

    assertThat(site.path.resolve("ran"))
        .hasContent("aaa " + site.path.resolve(".trees/aaa").toRealPath());
  }

  @Test
  void failingHook_isToldTriedAgainAndSickAfterFiveMinutes() throws Exception {
    var hook = new Hook(List.of("/bin/sh", "-c", "test -e ../../ready"), Duration.ofSeconds(10));
    var site = new Site(folder, FaultPoints.NONE, 1, Duration.ZERO, Optional.of(hook));
    var content = site.tree("aaa", FIRST);
    var plan = site.plan(content);
    site.target.apply(plan, content, new MemoryJournal(FaultPoints.NONE));
    var intent = site.intent(Intent.Purpose.APPLY, plan);
    var start = site.pace.now();

    var first = (Verdict.Watching) site.target.verify(intent, Optional.empty(), start);
    var late = site.target.verify(intent, Optional.of(first.probation()), start.plusSeconds(300));
    Files.createFile(site.path.resolve("ready"));
    var ready = site.target.verify(intent, Optional.of(first.probation()), start.plusSeconds(10));

    assertThat(first.next()).isEqualTo(start.plusSeconds(10));
    assertThat(first.probation().trouble().orElseThrow())
        .startsWith("the hook ended with exit code 1");
    assertThat(late)
        .isInstanceOfSatisfying(
            Verdict.Sick.class,
            sick -> assertThat(sick.why()).startsWith("the hook ended with exit code 1"));
    assertThat(ready).isInstanceOf(Verdict.Well.class);
  }

  @Test
  void hookThatHangsOrIsMissing_isUnhealthy() throws Exception {
    Files.createDirectories(folder.resolve("t"));
    var hangs = new Hook(List.of("/bin/sh", "-c", "sleep 600"), Duration.ofMillis(50));
    var missing = new Hook(List.of("/does/not/exist"), Duration.ofSeconds(1));

    var hooks = new Hooks(new Processes(System.getenv(), Redactor.NONE, new ClockPace()));
    var first = hooks.run(hangs, folder.resolve("t"), new Revision("a"));
    var second = hooks.run(missing, folder.resolve("t"), new Revision("a"));

    assertThat(first.toString()).contains("did not end within PT0.05S");
    assertThat(second.toString()).contains("could not be started");
  }

  @Test
  void hook_seesNothingOfOurEnvironment_andItsLastWordsAreToldWithoutSecrets() throws Exception {
    Files.createDirectories(folder.resolve("t"));
    var own = Map.of("PATH", System.getenv("PATH"), "WEBHOOK_SECRET", "planted-secret");
    var hooks =
        new Hooks(
            new Processes(
                own, new Redactor(List.of(new Secret("planted-secret"))), new ClockPace()));
    var script = "echo \"[$WEBHOOK_SECRET] [$SYNCLINE_REVISION]\"; echo planted-secret; exit 3";

    var look =
        hooks.run(
            new Hook(List.of("/bin/sh", "-c", script), Duration.ofSeconds(10)),
            folder.resolve("t"),
            new Revision("aaa"));

    assertThat(look)
        .isEqualTo(new Look.Unhealthy("the hook ended with exit code 3: [] [aaa]; ***"));
  }
}
