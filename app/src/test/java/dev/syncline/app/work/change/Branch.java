package dev.syncline.app.work.change;

import dev.syncline.core.content.Content.Artifact;
import dev.syncline.core.content.Kind;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Detection;
import dev.syncline.core.source.Origin;
import dev.syncline.core.source.Source;
import dev.syncline.core.source.Staging;
import dev.syncline.core.source.Watermark;
import dev.syncline.testkit.FakeSource;
import java.util.List;
import java.util.Optional;

/// A branch: says "unchanged" to whoever is at its tip already, as git sources do.
final class Branch implements Source<Artifact> {
  private Candidate tip = FakeSource.candidate("none");

  void moveTo(String name) {
    tip = FakeSource.candidate(name);
  }

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
    return last.filter(mark -> mark.revision().equals(tip.revision())).isPresent()
        ? new Detection.Unchanged(tip.revision())
        : new Detection.Moved(List.of(tip), Optional.empty());
  }

  @Override
  public Artifact fetch(Candidate decided, Staging staging) {
    var file = staging.directory().resolve("service");
    return new Artifact(decided.revision(), "service", FakeSource.digestOf(decided), file);
  }
}
