package dev.syncline.testkit;

import dev.syncline.core.content.Content.Artifact;
import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Kind;
import dev.syncline.core.content.Revision;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Detection;
import dev.syncline.core.source.Origin;
import dev.syncline.core.source.Source;
import dev.syncline.core.source.Staging;
import dev.syncline.core.source.Unready;
import dev.syncline.core.source.Watermark;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// An upstream in memory: offers what it is told to, counts what it is asked, fails or hangs on
/// demand. What it gives for a candidate has the digest of that candidate's name and revision.
public final class FakeSource implements Source<Artifact> {
  public static final Origin ORIGIN = new Origin("upstream.example/service");

  private final List<Candidate> offered = new ArrayList<>(); // guarded by this
  private final List<Unready> unready = new ArrayList<>(); // guarded by this
  private final Deque<Fault> faults = new ArrayDeque<>(); // guarded by this
  private final Deque<RuntimeException> defects = new ArrayDeque<>(); // guarded by this
  private final Deque<Halt> halts = new ArrayDeque<>(); // guarded by this
  private final Deque<Fault> fetchFaults = new ArrayDeque<>(); // guarded by this
  private final AtomicInteger detections = new AtomicInteger();
  private final AtomicInteger fetches = new AtomicInteger();
  private boolean rewound; // guarded by this
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile CountDownLatch fetchGate = new CountDownLatch(0);

  /// A candidate called `name` whose revision is that name, repeated.
  public static Candidate candidate(String name) {
    return Candidate.of(ORIGIN, name, new Revision("commit-of-" + name));
  }

  /// The digest of what [#fetch] gives for `candidate`.
  public static Digest digestOf(Candidate candidate) {
    return Digest.of(candidate.name() + candidate.revision());
  }

  public synchronized void offer(String... names) {
    offered.clear();
    unready.clear();
    for (var name : names) {
      offered.add(candidate(name));
    }
  }

  /// Besides what is offered already, until the next [#offer].
  public synchronized void announce(String name, Duration again) {
    var candidate = Candidate.of(ORIGIN, name, new Revision("none of " + name));
    unready.add(new Unready(candidate, "waiting for its bytes", Optional.of(again)));
  }

  public synchronized void failNext(Fault fault) {
    faults.add(fault);
  }

  /// The next detection finds that history was rewritten and `name` is what counts now.
  public synchronized void rewindTo(String name) {
    offer(name);
    rewound = true;
  }

  /// The next detection has a defect.
  public synchronized void breakNext(RuntimeException defect) {
    defects.add(defect);
  }

  public synchronized void failNextFetch(Fault fault) {
    fetchFaults.add(fault);
  }

  /// From now on detections hang until the latch that is given opens.
  public void hangUntil(CountDownLatch opened) {
    gate = opened;
  }

  /// From now on fetches hang until the latch that is given opens.
  public void hangFetchesUntil(CountDownLatch opened) {
    fetchGate = opened;
  }

  public int detections() {
    return detections.get();
  }

  public int fetches() {
    return fetches.get();
  }

  /// The next fetch ends as a kill would end it.
  public synchronized void breakNextFetch(Halt halt) {
    halts.add(halt);
  }

  @Override
  public Kind<Artifact> offers() {
    return Kind.ARTIFACT;
  }

  @Override
  public List<Origin> origins() {
    return List.of(ORIGIN);
  }

  @Override
  public Detection detect(Optional<Watermark> last) throws SyncException, InterruptedException {
    detections.incrementAndGet();
    gate.await();
    synchronized (this) {
      throwNext(faults);
      var defect = defects.poll();
      if (defect != null) {
        throw defect;
      }
      if (rewound && last.isPresent()) {
        rewound = false;
        return new Detection.Rewound(last.get().revision(), offered.getLast());
      }
      return new Detection.Moved(offered, unready, Optional.empty());
    }
  }

  @Override
  public Artifact fetch(Candidate decided, Staging staging)
      throws SyncException, InterruptedException {
    fetches.incrementAndGet();
    fetchGate.await();
    synchronized (this) {
      throwNext(fetchFaults);
      var halt = halts.poll();
      if (halt != null) {
        throw halt;
      }
    }
    var file = staging.directory().resolve("service");
    return new Artifact(decided.revision(), "service", digestOf(decided), file);
  }

  private static void throwNext(Deque<Fault> faults) throws SyncException {
    var fault = faults.poll();
    if (fault != null) {
      throw new SyncException(fault);
    }
  }
}
