package dev.syncline.bench;

import dev.syncline.bench.report.Machine;
import dev.syncline.bench.report.Paper;
import dev.syncline.bench.report.Spread;
import dev.syncline.bench.report.Target;
import dev.syncline.bench.scene.Program;
import dev.syncline.bench.scene.TagSyncs;
import dev.syncline.bench.scene.Workroom;
import dev.syncline.core.content.Content.Artifact;
import dev.syncline.core.content.Digest;
import dev.syncline.core.plan.GuardTerms;
import dev.syncline.core.policy.Track;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.target.ProbationTerms;
import dev.syncline.demo.git.GitServer;
import dev.syncline.demo.git.Item;
import dev.syncline.demo.git.Upstream;
import dev.syncline.engine.Engine;
import dev.syncline.engine.event.Event;
import dev.syncline.engine.sentence.Declaration;
import dev.syncline.engine.sentence.DriftRule;
import dev.syncline.engine.sentence.Schedule;
import dev.syncline.engine.sentence.Sentence;
import dev.syncline.engine.sentence.Supply;
import dev.syncline.source.git.GitSettings;
import dev.syncline.source.git.GitSource;
import dev.syncline.target.binary.BinarySettings;
import dev.syncline.target.binary.BinaryTarget;
import dev.syncline.transform.build.BuildSettings;
import dev.syncline.transform.build.BuildTransform;
import dev.syncline.transform.build.How;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.util.FS;

/// From a ring to the first line of the build command: a new tag is found, decided on, its tree
/// fetched and the command started. Beside it, git clones the same tag and starts the same shell.
record BuildStart(Settings settings) implements Benchmark {
  private static final double MILLIS_MAX = 500;
  private static final SyncName SYNC = new SyncName("service");
  private static final String SAID = "building";
  private static final Duration NEVER = Duration.ofDays(1);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  record Settings(int files, int bytesEach, int rounds) {
    static Settings of(Options options) {
      return new Settings(
          options.of("files", 100), options.of("bytes", 2_000), options.of("builds", 20));
    }
  }

  @Override
  public void run(Path directory, Paper paper) throws Exception {
    paper.heading("build", Machine.now(directory), settings);
    FS.FileStoreAttributes.setBackground(
        false); // else JGit still tries the clock of the disk meanwhile
    var ours = new ArrayList<Long>();
    var theirs = new ArrayList<Long>();
    try (var server = GitServer.open(directory);
        var upstream = Upstream.create(directory.resolve("service"));
        var room = Workroom.open(directory.resolve("state"));
        var engine = new Engine(room.shop(), 4, Duration.ofSeconds(5))) {
      var passes = new Passes();
      room.shop().events().listen(passes::heard);
      release(upstream, 0);
      engine.declare(List.of(declaration(room, server, directory)), Cause.START_UP);
      passes.await(0); // the first build, of a process that has just begun
      paper.range("first of a new process", Spread.ofNanos(passes.last));
      for (int round = 1; round <= settings.rounds(); round++) {
        release(upstream, round);
        var rung = System.nanoTime();
        engine.ring(SYNC, Cause.WEBHOOK);
        ours.add(passes.await(rung));
        theirs.add(cloned(directory, server, round));
      }
    }
    var times = Spread.ofNanos(ours);
    paper.range("git clone --depth 1, then sh", Spread.ofNanos(theirs));
    paper.range("ring to first line of the build", times);
    paper.figure("medians", times.median() / Spread.ofNanos(theirs).median(), "times git's");
    paper.ratio("build-start-max-ms", times.max(), new Target.AtMost(MILLIS_MAX));
  }

  private void release(Upstream upstream, int round) throws IOException {
    var items = new ArrayList<Item>();
    for (int file = 0; file < (round == 0 ? settings.files() : 1); file++) {
      var text = "round %d file %d%n".formatted(round, file);
      var lines = Math.max(1, settings.bytesEach() / text.length());
      items.add(Item.file("folder-%d/file-%d.txt".formatted(file % 10, file), text.repeat(lines)));
    }
    var commit = upstream.commit("main", items.toArray(Item[]::new));
    upstream.tag("v1.%d.0".formatted(round), commit);
  }

  private static long cloned(Path directory, GitServer server, int round)
      throws IOException, InterruptedException {
    var folder = "clone-" + round;
    var script =
        ("git clone --quiet -c advice.detachedHead=false --depth 1 --branch v1.%d.0 %s %s"
                + " && cd %s && sh -c 'echo %s'")
            .formatted(round, server.url("service"), folder, folder, SAID);
    return Program.in(directory).untilFirstLine(List.of("sh", "-c", script));
  }

  private static Declaration<Artifact> declaration(Workroom room, GitServer server, Path directory)
      throws SyncException, IOException {
    var source = new GitSource(GitSettings.of(server.url("service"), Track.TAGS), room.remotes());
    var how =
        new How.CommandBuild(
            List.of("sh", "-c", "echo " + SAID + "; echo {version} > \"$0\"", "{output}"));
    var build = new BuildTransform(BuildSettings.of(how, "service"), room.processes());
    return new Declaration<>(
        SYNC,
        Digest.of("service"),
        new Sentence<>(Supply.from(source).through(build), target(room, directory)),
        TagSyncs.policy(source.origins().getFirst()),
        new Schedule(NEVER, NEVER),
        GuardTerms.DEFAULT,
        DriftRule.HEAL);
  }

  private static BinaryTarget target(Workroom room, Path directory) throws IOException {
    var home = Files.createDirectories(directory.resolve("live"));
    var settings =
        new BinarySettings(
            home.resolve("service"),
            home,
            Optional.empty(),
            new BinarySettings.Reload.None(),
            new BinarySettings.Health.None(),
            new ProbationTerms(Duration.ZERO, Duration.ofMinutes(5), 3, Duration.ofSeconds(2)),
            BinarySettings.BYTES_MAX_DEFAULT);
    return new BinaryTarget(
        settings,
        room.files(),
        room.artifacts(),
        room.processes(),
        room.probe(),
        room.shop().pace());
  }

  /// When the build of the pass under way said its line, told once the pass has ended.
  private static final class Passes {
    private final SynchronousQueue<Outcome> ended = new SynchronousQueue<>();
    private volatile long said;
    private volatile long last;

    void heard(Event event) {
      if (event instanceof Event.LineSaid line && line.line().equals(SAID)) {
        said = System.nanoTime();
      } else if (event instanceof Event.PassEnded pass) {
        offer(pass.outcome());
      }
    }

    private void offer(Outcome outcome) {
      try {
        ended.put(outcome);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    long await(long rung) throws InterruptedException {
      var began = rung == 0 ? System.nanoTime() : rung;
      var outcome = ended.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (!(outcome instanceof Outcome.Applied)) {
        throw new IllegalStateException("expected a build, came to " + outcome);
      }
      last = said - began;
      return last;
    }
  }
}
