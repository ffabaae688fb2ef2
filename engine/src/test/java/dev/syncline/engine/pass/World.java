package dev.syncline.engine.pass;

import dev.syncline.core.content.Content.Artifact;
import dev.syncline.core.content.Digest;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.plan.GuardTerms;
import dev.syncline.core.policy.MajorRule;
import dev.syncline.core.policy.MovedRule;
import dev.syncline.core.policy.PersonDecision;
import dev.syncline.core.policy.Policy;
import dev.syncline.core.policy.Said;
import dev.syncline.core.policy.Track;
import dev.syncline.core.policy.Upstream;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.version.TagPattern;
import dev.syncline.engine.event.Event;
import dev.syncline.engine.event.Events;
import dev.syncline.engine.sentence.Declaration;
import dev.syncline.engine.sentence.DriftRule;
import dev.syncline.engine.sentence.Schedule;
import dev.syncline.engine.sentence.Sentence;
import dev.syncline.engine.sentence.Supply;
import dev.syncline.testkit.FakeArtifacts;
import dev.syncline.testkit.FakeSource;
import dev.syncline.testkit.FakeTarget;
import dev.syncline.testkit.HandMovedPace;
import dev.syncline.testkit.MemoryLedger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// One sync called `service` with everything around it in memory. What is a disk in life (ledger,
/// target, artifacts) outlives [#restart], which makes a new worker as a new process would.
public final class World {
  public static final SyncName SYNC = new SyncName("service");

  public final HandMovedPace pace = new HandMovedPace();
  public final FakeSource source = new FakeSource();
  public final FakeTarget target;
  public final FakeArtifacts artifacts = new FakeArtifacts();
  public final MemoryLedger ledger;
  public final List<Event> told = new CopyOnWriteArrayList<>();
  public final List<Notices.Ended> noticed = new CopyOnWriteArrayList<>();
  public final Workshop shop;
  private final DriftRule drift;
  private Worker<Artifact> worker;

  public World() {
    this(FaultPoints.NONE, Duration.ZERO, DriftRule.HEAL);
  }

  public World(FaultPoints faults, Duration healthyFor, DriftRule drift) {
    this.target = new FakeTarget(faults, healthyFor);
    this.ledger = new MemoryLedger(faults);
    this.drift = drift;
    var events = new Events();
    events.listen(told::add);
    this.shop =
        new Workshop(
            ledger,
            Tenure.SOLE,
            artifacts,
            new NoStaging(),
            pace,
            new Random(7),
            events,
            ended -> {
              noticed.add(ended);
              return List.of();
            });
    this.worker = new Worker<>(declaration(), shop);
  }

  public static World onProbation() {
    return new World(FaultPoints.NONE, Duration.ofSeconds(10), DriftRule.HEAL);
  }

  public Events events() {
    return shop.events();
  }

  /// A new process on the same disk.
  public void restart() {
    worker = new Worker<>(declaration(), shop);
  }

  public Worker<Artifact> worker() {
    return worker;
  }

  public Report pass(Cause... causes) throws InterruptedException {
    var why = causes.length == 0 ? Set.of(Cause.POLL) : Set.of(causes);
    return worker.pass(RunId.at(pace.now(), shop.random()), why);
  }

  /// Moves time to the next look, and looks.
  public Report look() throws InterruptedException {
    pace.move(Duration.between(pace.now(), worker.nextLook().orElseThrow()));
    return worker.look(RunId.at(pace.now(), shop.random()));
  }

  public void says(PersonDecision decision) throws Exception {
    var said = new Said(decision, "ada", pace.now(), "");
    ledger.write(Tenure.SOLE, List.of(new Entry.PersonSaid(SYNC, said)));
  }

  public static Digest digestOf(String name) {
    return FakeSource.digestOf(FakeSource.candidate(name));
  }

  public Declaration<Artifact> declaration() {
    return new Declaration<>(
        SYNC,
        Digest.of("declared"),
        new Sentence<>(Supply.from(source), target),
        policy(),
        new Schedule(Duration.ofMinutes(5), Duration.ofMinutes(10)),
        GuardTerms.DEFAULT,
        drift);
  }

  public static Policy policy() {
    return new Policy(
        Track.TAGS,
        List.of(new Upstream(FakeSource.ORIGIN, false)),
        TagPattern.WHOLE_TAG,
        Optional.empty(),
        false,
        List.of(),
        MajorRule.APPROVE,
        MovedRule.ALERT,
        Duration.ZERO);
  }

  /// Staging that is only a name: the fakes read no bytes.
  private static final class NoStaging implements StagingArea {
    @Override
    public Path open(RunId run) {
      return Path.of("staging", run.value());
    }

    @Override
    public void close(RunId run) {}
  }
}
