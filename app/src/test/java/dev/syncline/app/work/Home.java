package dev.syncline.app.work;

import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.output.Surroundings;
import dev.syncline.app.cli.output.Terminal;
import dev.syncline.app.cli.request.CommonOptions;
import dev.syncline.app.cli.request.CommonOptions.LogFormat;
import dev.syncline.app.wiring.Household;
import dev.syncline.app.wiring.Households;
import dev.syncline.core.content.Content.Artifact;
import dev.syncline.core.content.Digest;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.Ledger;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.plan.GuardTerms;
import dev.syncline.core.policy.MajorRule;
import dev.syncline.core.policy.MovedRule;
import dev.syncline.core.policy.PersonDecision;
import dev.syncline.core.policy.Policy;
import dev.syncline.core.policy.Said;
import dev.syncline.core.policy.Track;
import dev.syncline.core.policy.Upstream;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.Problem;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.target.Target;
import dev.syncline.core.version.TagPattern;
import dev.syncline.engine.Passes;
import dev.syncline.engine.Rounds;
import dev.syncline.engine.event.Events;
import dev.syncline.engine.pass.Notices;
import dev.syncline.engine.pass.Report;
import dev.syncline.engine.pass.StagingArea;
import dev.syncline.engine.pass.Workshop;
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
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;

/// Households over one ledger in memory, with syncs that a test puts in, and the terminal that its
/// commands speak to.
public final class Home implements Households {
  /// How many threads sleep while a command waits: itself, and the one that shows its progress.
  public static final int WAITING = 2;

  public final HandMovedPace pace = new HandMovedPace();
  public final MemoryLedger ledger = new MemoryLedger();
  public final FakeArtifacts artifacts = new FakeArtifacts();

  /// Which kinds of household were opened, in order.
  public final List<String> opened = new ArrayList<>();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Random random = new Random(7);
  private final SequencedMap<SyncName, Declaration<?>> declared = new LinkedHashMap<>();
  private Optional<Problem> problem = Optional.empty();

  /// Who writes in the state directory now.
  public Optional<String> writer = Optional.empty();

  private int open;
  private int delivered;

  /// A declared sync with its source and target.
  public record Part(SyncName name, FakeSource source, FakeTarget target) {}

  public Part with(String name) {
    return with(name, Duration.ZERO);
  }

  /// A sync whose probation lasts `healthyFor`.
  public Part with(String name, Duration healthyFor) {
    return with(name, healthyFor, DriftRule.HEAL);
  }

  public Part with(String name, Duration healthyFor, DriftRule drift) {
    var source = new FakeSource();
    var target = new FakeTarget(FaultPoints.NONE, healthyFor);
    declare(name, source, target, drift);
    return new Part(new SyncName(name), source, target);
  }

  public void declare(String name, FakeSource source, Target<Artifact> target, DriftRule drift) {
    var sentence = new Sentence<Artifact>(Supply.from(source), target);
    declare(name, sentence, policy(Track.TAGS), drift);
  }

  public void declare(String name, Sentence<Artifact> sentence, Policy policy, DriftRule drift) {
    var sync = new SyncName(name);
    declared.put(
        sync,
        new Declaration<>(
            sync,
            Digest.of(name),
            sentence,
            policy,
            new Schedule(Duration.ofMinutes(5), Duration.ofMinutes(10)),
            GuardTerms.DEFAULT,
            drift));
  }

  /// From now on whoever opens the ledger hears of this.
  public void damage(Problem found) {
    problem = Optional.of(found);
  }

  public void undeclare(String name) {
    declared.remove(new SyncName(name));
  }

  public static Policy policy(Track track) {
    return new Policy(
        track,
        List.of(new Upstream(FakeSource.ORIGIN, false)),
        TagPattern.WHOLE_TAG,
        Optional.empty(),
        false,
        List.of(),
        MajorRule.APPROVE,
        MovedRule.ALERT,
        Duration.ZERO);
  }

  public static Digest digestOf(String version) {
    return FakeSource.digestOf(FakeSource.candidate(version));
  }

  /// One pass of a sync that does not wait for the verdict.
  public Report pass(SyncName sync) throws Exception {
    var declaration = declared.get(sync);
    return new Rounds(workshopWith(new Events()), 1).once(List.of(declaration), false).get(sync);
  }

  public void says(String sync, PersonDecision decision) throws Exception {
    var said = new Said(decision, "ada", pace.now(), "");
    ledger.write(Tenure.SOLE, List.of(new Entry.PersonSaid(new SyncName(sync), said)));
  }

  public Output people() {
    return terminal(false, true);
  }

  public Output programs() {
    return terminal(true, false);
  }

  private Output terminal(boolean json, boolean verbose) {
    var around =
        new Surroundings(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            Map.of(),
            pace);
    return new Terminal(
        around, new CommonOptions(Optional.empty(), json, false, verbose, false, LogFormat.TEXT));
  }

  /// Time goes on by itself whenever a command waits, until the thread is interrupted.
  public Thread passingTime() {
    return Thread.ofVirtual().start(this::moveWheneverSomebodySleeps);
  }

  private void moveWheneverSomebodySleeps() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        pace.moveToNextWake(WAITING);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// What was said to standard output so far.
  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /// What is said from now on counts.
  public void listenAnew() {
    out.reset();
    err.reset();
  }

  /// How many households are open now.
  public int open() {
    return open;
  }

  @Override
  public Household toRead() {
    opened.add("read");
    return new InMemory();
  }

  @Override
  public Household toChange() {
    opened.add("change");
    return new InMemory();
  }

  private Workshop workshopWith(Events events) {
    return new Workshop(
        ledger, Tenure.SOLE, artifacts, new NoStaging(), pace, random, events, Notices.NONE);
  }

  private final class InMemory implements Household {
    private final Events events = new Events();
    private final Workshop workshop = workshopWith(events);

    InMemory() {
      open++;
    }

    @Override
    public Ledger ledger() {
      return ledger;
    }

    @Override
    public Tenure tenure() {
      return Tenure.SOLE;
    }

    @Override
    public Pace pace() {
      return pace;
    }

    @Override
    public Optional<Problem> opened() {
      return problem;
    }

    @Override
    public Optional<String> writer() {
      return writer;
    }

    @Override
    public Events events() {
      return events;
    }

    @Override
    public Workshop workshop() {
      return workshop;
    }

    @Override
    public Passes passes(int places) {
      return new Rounds(workshop, places);
    }

    @Override
    public boolean ring(SyncName sync) {
      return false;
    }

    @Override
    public List<SyncName> names() {
      return List.copyOf(declared.keySet());
    }

    @Override
    public Optional<String> pinLag(SyncName sync) {
      return Optional.empty();
    }

    @Override
    public List<Declaration<?>> declared(List<SyncName> named) throws SyncException {
      for (var name : named) {
        if (!declared.containsKey(name)) {
          throw SyncException.rejected("SYN-SYNC-UNKNOWN", "sync " + name, "not declared", "Look");
        }
      }
      return declared.values().stream()
          .filter(each -> named.isEmpty() || named.contains(each.name()))
          .toList();
    }

    @Override
    public void deliver() {
      delivered++;
    }

    @Override
    public void close() {
      open--;
    }
  }

  private static final class NoStaging implements StagingArea {
    @Override
    public Path open(RunId run) {
      return Path.of("staging", run.value());
    }

    @Override
    public void close(RunId run) {}
  }
}
