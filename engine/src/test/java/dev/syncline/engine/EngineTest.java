package dev.syncline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.core.content.Content.Artifact;
import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Kind;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Detection;
import dev.syncline.core.source.Origin;
import dev.syncline.core.source.Source;
import dev.syncline.core.source.Staging;
import dev.syncline.core.source.Watermark;
import dev.syncline.engine.event.Event;
import dev.syncline.engine.pass.World;
import dev.syncline.engine.sentence.Declaration;
import dev.syncline.engine.sentence.Sentence;
import dev.syncline.engine.sentence.Supply;
import dev.syncline.testkit.FakeSource;
import dev.syncline.testkit.FakeTarget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EngineTest {
  private static final Duration GRACE = Duration.ofSeconds(5);

  @Test
  void declared_startsAtOnceAndPollsAfterItsInterval() throws Exception {
    var world = new World();
    world.source.offer("v1.0.0");
    try (var engine = new Engine(world.shop, 2, GRACE)) {
      engine.declare(List.of(world.declaration()), Cause.START_UP);
      await().until(() -> world.target.live().isPresent());
      world.source.offer("v1.1.0");

      world.pace.awaitSleepers(2);
      world.pace.move(Duration.ofMinutes(6));

      await().until(() -> world.target.live().equals(Optional.of(World.digestOf("v1.1.0"))));
    }
  }

  @Test
  void oneUpstreamHangsForEver_theOthersAreNotDelayed() throws Exception {
    var world = new World();
    var released = new CountDownLatch(1);
    world.source.hangUntil(released);
    var other = new FakeSource();
    other.offer("v1.0.0");
    var otherTarget = new FakeTarget();
    try (var engine = new Engine(world.shop, 2, GRACE)) {
      engine.declare(
          List.of(world.declaration(), declared(world, "other", other, otherTarget)),
          Cause.START_UP);

      await().until(() -> otherTarget.live().isPresent());
      released.countDown();
    }
  }

  @Test
  void manyUpstreamsHangForEver_theOthersAreNotDelayed() throws Exception {
    var world = new World();
    var never = new CountDownLatch(1);
    var all = new ArrayList<Declaration<?>>();
    for (int each = 0; each < 20; each++) {
      var silent = new FakeSource();
      silent.hangUntil(never);
      all.add(declared(world, "silent-" + each, silent, new FakeTarget()));
    }
    var well = new FakeSource();
    well.offer("v1.0.0");
    var target = new FakeTarget();
    all.add(declared(world, "well", well, target));
    try (var engine = new Engine(world.shop, 1, GRACE)) {
      engine.declare(all, Cause.START_UP);

      await().until(() -> target.live().isPresent());
      never.countDown();
    }
  }

  @Test
  void aChangedTarget_isBroughtAtOnceThoughTheSourceDidNotMove() throws Exception {
    var world = new World();
    world.source.offer("v1.0.0");
    var other = new FakeTarget();
    var changed = withDigest(declared(world, World.SYNC.value(), world.source, other), "changed");
    try (var engine = new Engine(world.shop, 1, GRACE)) {
      engine.declare(List.of(world.declaration()), Cause.START_UP);
      await().until(() -> world.target.live().isPresent());

      engine.declare(List.of(changed), Cause.FILE_CHANGE);

      await().until(() -> other.live().isPresent());
    }
  }

  @Test
  void hangingPass_isInterruptedAfterTheGrace() throws Exception {
    var world = new World();
    world.source.hangUntil(new CountDownLatch(1));
    var engine = new Engine(world.shop, 1, Duration.ofMillis(200));
    engine.declare(List.of(world.declaration()), Cause.START_UP);
    await().until(() -> world.source.detections() == 1);

    var closing = Thread.ofVirtual().start(engine::close);
    await().until(() -> !closing.isAlive());
  }

  @Test
  void passThatWaitsForAPlace_worksNoMoreAfterTheClose() throws Exception {
    var world = new World();
    var released = new CountDownLatch(1);
    world.source.offer("v1.0.0");
    world.source.hangFetchesUntil(released);
    var other = new FakeSource();
    other.offer("v1.0.0");
    var engine = new Engine(world.shop, 1, GRACE);
    engine.declare(List.of(world.declaration()), Cause.START_UP);
    await().until(() -> world.source.fetches() == 1);
    engine.declare(
        List.of(world.declaration(), declared(world, "other", other, new FakeTarget())),
        Cause.START_UP);

    await().until(() -> other.detections() == 1);
    var closing = Thread.ofVirtual().start(engine::close);
    await().until(() -> closing.getState() == Thread.State.TIMED_WAITING); // for the first to end
    released.countDown();
    closing.join();

    assertThat(other.fetches()).isZero();
  }

  @Test
  void passThatDoesNotEnd_hasNoSecondBesideItHoweverOftenDeclared() throws Exception {
    var world = new World();
    var deaf = new DeafSource();
    var target = new FakeTarget();
    var like = declared(world, "deaf", deaf, target);
    try (var engine = new Engine(world.shop, 4, Duration.ofMillis(50))) {
      engine.declare(List.of(withDigest(like, "first")), Cause.START_UP);
      await().until(() -> deaf.begun.get() == 1);

      engine.declare(List.of(withDigest(like, "second")), Cause.FILE_CHANGE);
      engine.declare(List.of(withDigest(like, "third")), Cause.FILE_CHANGE);
      engine.declare(List.of(), Cause.FILE_CHANGE);
      engine.declare(List.of(withDigest(like, "third")), Cause.FILE_CHANGE);

      assertThat(world.told).filteredOn(Event.DefectSeen.class::isInstance).hasSize(3);
      assertThat(deaf.begun).hasValue(1);
      deaf.opened.countDown();
      await()
          .until(() -> {
            engine.declare(List.of(withDigest(like, "third")), Cause.FILE_CHANGE);
            return deaf.begun.get() == 2;
          });
    }
  }

  @Test
  void declaredAnew_onlyWhatChangedStartsAgain() throws Exception {
    var world = new World();
    world.source.offer("v1.0.0");
    var other = new FakeSource();
    other.offer("v1.0.0");
    var first = declared(world, "other", other, new FakeTarget());
    var changed = new FakeTarget();
    try (var engine = new Engine(world.shop, 2, GRACE)) {
      engine.declare(List.of(world.declaration(), first), Cause.START_UP);
      await().until(() -> other.detections() == 1 && world.source.detections() == 1);

      engine.declare(
          List.of(
              world.declaration(),
              withDigest(declared(world, "other", other, changed), "another wish")),
          Cause.FILE_CHANGE);

      await().until(() -> other.detections() == 2);
      assertThat(world.source.detections()).isEqualTo(1);
    }
  }

  @Test
  void declarationGone_itsSyncEndsAndItsTargetIsLeftAlone() throws Exception {
    var world = new World();
    world.source.offer("v1.0.0");
    try (var engine = new Engine(world.shop, 2, GRACE)) {
      engine.declare(List.of(world.declaration()), Cause.START_UP);
      await().until(() -> world.target.live().isPresent());

      engine.declare(List.of(), Cause.FILE_CHANGE);
      engine.ring(World.SYNC, Cause.WEBHOOK);

      assertThat(world.told).anyMatch(Event.SyncRemoved.class::isInstance);
      assertThat(world.target.live()).isPresent();
      assertThat(world.source.detections()).isEqualTo(1);
    }
  }

  private static Declaration<?> declared(
      World world, String name, Source<Artifact> source, FakeTarget target) {
    var like = world.declaration();
    return new Declaration<>(
        new SyncName(name),
        like.digest(),
        new Sentence<>(Supply.from(source), target),
        like.policy(),
        like.schedule(),
        like.guard(),
        like.drift());
  }

  private static <T extends dev.syncline.core.content.Content> Declaration<T> withDigest(
      Declaration<T> declaration, String wish) {
    return new Declaration<>(
        declaration.name(),
        Digest.of(wish),
        declaration.sentence(),
        declaration.policy(),
        declaration.schedule(),
        declaration.guard(),
        declaration.drift());
  }

  /// Hangs without an ear for interrupts until it is opened.
  private static final class DeafSource implements Source<Artifact> {
    private final CountDownLatch opened = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();

    @Override
    public Kind<Artifact> offers() {
      return Kind.ARTIFACT;
    }

    @Override
    public List<Origin> origins() {
      return List.of(FakeSource.ORIGIN);
    }

    @Override
    public Detection detect(Optional<Watermark> last) {
      begun.incrementAndGet();
      while (opened.getCount() > 0) {
        try {
          opened.await();
        } catch (InterruptedException _) {
          // Deaf: that is what it is for.
        }
      }
      return new Detection.Moved(List.of(), Optional.empty());
    }

    @Override
    public Artifact fetch(Candidate decided, Staging staging) {
      throw new IllegalStateException("nothing is on offer");
    }
  }
}
