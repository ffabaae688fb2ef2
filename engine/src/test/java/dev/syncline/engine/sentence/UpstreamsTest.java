package dev.syncline.engine.sentence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.core.content.Content.Artifact;
import dev.syncline.core.content.Kind;
import dev.syncline.core.content.Revision;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Detection;
import dev.syncline.core.source.Origin;
import dev.syncline.core.source.Source;
import dev.syncline.core.source.Staging;
import dev.syncline.core.source.Watermark;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UpstreamsTest {
  private static final Origin HIGH = new Origin("high.example/a");
  private static final Origin LOW = new Origin("low.example/a");

  @Test
  void oneThatRefusesUs_isTold_andNoLowerOneIsTaken() {
    var upstreams = upstreams(rejected("SYN-GIT-AUTH"), Optional.empty(), Set.of());

    assertThatThrownBy(() -> upstreams.detect(Optional.empty()))
        .hasMessageContaining("SYN-GIT-AUTH");
  }

  @Test
  void oneThatIsNotThere_isLeftOut() throws Exception {
    assertThat(offered(upstreams(rejected("SYN-GIT-NOT-FOUND"), Optional.empty(), Set.of())))
        .containsExactly(LOW);
  }

  @Test
  void oneThatNeverDecides_neverFailsTheSync() throws Exception {
    var silent = Optional.of(SyncException.passing("SYN-GIT-UNREACHABLE", "a", "b", "c"));

    assertThat(offered(upstreams(silent, Optional.empty(), Set.of(HIGH)))).containsExactly(LOW);
    assertThat(offered(upstreams(rejected("SYN-GIT-AUTH"), Optional.empty(), Set.of(HIGH))))
        .containsExactly(LOW);
  }

  @Test
  void whereNoneThatDecidesIsThere_thatIsTold() {
    var upstreams = upstreams(Optional.empty(), rejected("SYN-GIT-NOT-FOUND"), Set.of(HIGH));

    assertThatThrownBy(() -> upstreams.detect(Optional.empty()))
        .hasMessageContaining("SYN-GIT-NOT-FOUND");
  }

  private static List<Origin> offered(Upstreams<Artifact> upstreams) throws Exception {
    var detection = (Detection.Moved) upstreams.detect(Optional.empty());
    return detection.offered().stream().map(Candidate::origin).toList();
  }

  private static Optional<SyncException> rejected(String code) {
    return Optional.of(SyncException.rejected(code, "a", "b", "c"));
  }

  private static Upstreams<Artifact> upstreams(
      Optional<SyncException> high, Optional<SyncException> low, Set<Origin> notifyOnly) {
    return new Upstreams<>(List.of(new One(HIGH, high), new One(LOW, low)), notifyOnly);
  }

  private record One(Origin origin, Optional<SyncException> failure) implements Source<Artifact> {
    @Override
    public Kind<Artifact> offers() {
      return Kind.ARTIFACT;
    }

    @Override
    public List<Origin> origins() {
      return List.of(origin);
    }

    @Override
    public Detection detect(Optional<Watermark> last) throws SyncException {
      if (failure.isPresent()) {
        throw failure.get();
      }
      var candidate = Candidate.of(origin, "v1", new Revision("one"));
      return new Detection.Moved(List.of(candidate), Optional.empty());
    }

    @Override
    public Artifact fetch(Candidate decided, Staging staging) {
      throw new AssertionError("only detected");
    }
  }
}
