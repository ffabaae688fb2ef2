package dev.syncline.engine.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.core.content.Content.Artifact;
import dev.syncline.core.content.Content.Manifests;
import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Kind;
import dev.syncline.core.content.Promise;
import dev.syncline.core.content.Revision;
import dev.syncline.core.plan.Guard;
import dev.syncline.core.plan.GuardTerms;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Item;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.Progress;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Detection;
import dev.syncline.core.source.Origin;
import dev.syncline.core.source.Staging;
import dev.syncline.core.target.Desired;
import dev.syncline.engine.sentence.Sentence;
import dev.syncline.testkit.FakeTarget;
import dev.syncline.testkit.MemoryJournal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The three sentences that come later fit the ports, and each strain of the architecture has an
/// answer.
class SketchTest {
  private static final Origin ORIGIN = new Origin("example.org/shop");
  private static final Staging STAGING = new Staging(Path.of("staging"), Progress.NONE);

  @Test
  void releaseThroughUnpackToBinary_joins() throws Exception {
    var digest = Digest.of("archive");
    var source = new ReleaseToBinary.Release(Map.of("nats-v1.0.0", Optional.of(digest.toString())));

    var sentence =
        Sentence.join(source, List.of(new ReleaseToBinary.Unpack("nats-server")), new FakeTarget());

    assertThat(sentence.supply().kind()).isEqualTo(Kind.ARTIFACT);
    var candidate = ((Detection.Moved) source.detect(Optional.empty())).offered().getFirst();
    assertThat(sentence.supply().make(candidate, STAGING)).isInstanceOf(Artifact.class);
  }

  @Test
  void gitThroughRenderToKubernetes_planOverAPromiseSaysSo() throws Exception {
    var cluster = new GitToKubernetes.Kubernetes(new HashMap<>(), new HashMap<>());
    var candidate = Candidate.of(ORIGIN, "main", new Revision("a".repeat(40)));
    var promise = new Promise(Kind.MANIFESTS, candidate.revision(), "manifests", "rendered");

    var plan =
        cluster
            .observe(Owned.NOTHING)
            .plan(new Desired.Promised<>(candidate, promise), Owned.NOTHING);

    assertThat(plan.becomes()).isEmpty();
    assertThat(plan.changes()).singleElement().matches(change -> change.suspected());
  }

  @Test
  void emptiedRepository_isRefusedByTheGuard() throws Exception {
    var candidate = Candidate.of(ORIGIN, "main", new Revision("a".repeat(40)));
    var items =
        List.of(
            new Item("v1/Service/shop/a", Digest.of("a")),
            new Item("v1/Service/shop/b", Digest.of("b")));
    var owned = new Owned(Optional.of(new Inventory(candidate, items)), Optional.empty());
    var cluster = new HashMap<String, Digest>();
    items.forEach(item -> cluster.put(item.key(), item.wrote()));
    var target = new GitToKubernetes.Kubernetes(cluster, new HashMap<>());
    var emptied = new Desired.Ready<>(candidate, new Manifests(candidate.revision(), List.of()));

    var plan = target.observe(owned).plan(emptied, owned);

    assertThat(Guard.check(plan, owned, GuardTerms.DEFAULT))
        .hasValueSatisfying(objection -> assertThat(objection.why()).contains("2 of 2"));
  }

  @Test
  void rowsThroughMaskToStore_keepsItsWatermarkItself() throws Exception {
    var source = new RowsToStore.Sessions(Map.of("session-1", "revision 3"));
    var store = new RowsToStore.Store(List.of("session-1"));
    var sentence = Sentence.join(source, List.of(new RowsToStore.Mask()), store);
    var candidate = ((Detection.Moved) source.detect(Optional.empty())).offered().getFirst();
    var masked = new RowsToStore.Mask().make(source.fetch(candidate, STAGING), candidate, STAGING);

    var plan =
        store.observe(Owned.NOTHING).plan(new Desired.Ready<>(candidate, masked), Owned.NOTHING);
    var effects = store.apply(plan, masked, new MemoryJournal(FaultPoints.NONE));

    assertThat(sentence.supply().kind()).isEqualTo(Kind.MASKED_ROWS);
    assertThat(effects.done()).singleElement().matches(effect -> effect.key().equals("session-1"));
    assertThat(source.detect(store.watermark())).isInstanceOf(Detection.Unchanged.class);
  }

  @Test
  void rowsWithoutMask_doNotReachAStore() {
    var source = new RowsToStore.Sessions(Map.of());
    var store = new RowsToStore.Store(List.of());

    assertThatThrownBy(() -> Sentence.join(source, List.of(), store))
        .hasMessageContaining("masked rows")
        .hasMessageContaining("gives a rows");
  }

  @Test
  void partsThatDoNotFit_areNamedBoth() {
    var source = new ReleaseToBinary.Release(Map.of());

    assertThatThrownBy(
            () -> Sentence.join(source, List.of(new GitToKubernetes.Render()), new FakeTarget()))
        .hasMessageContaining("takes a tree")
        .hasMessageContaining("file set");
  }
}
