package dev.syncline.source.git;

import dev.syncline.core.content.Content;
import dev.syncline.core.content.Revision;
import dev.syncline.core.policy.Track;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.Progress;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Detection;
import dev.syncline.core.source.Origin;
import dev.syncline.core.source.Staging;
import dev.syncline.core.source.Watermark;
import dev.syncline.shared.redaction.Redactor;
import dev.syncline.shared.repository.Remotes;
import dev.syncline.shared.wire.ConnectionSettings;
import dev.syncline.shared.wire.Connections;
import dev.syncline.shared.wire.Credential;
import dev.syncline.shared.wire.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// What the tests of this package say often.
final class GitWorld {
  private GitWorld() {}

  /// The real clock: time-outs of sockets cannot be moved by hand.
  static final class RealPace implements Pace {
    @Override
    public Instant now() {
      return Instant.now();
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
      Thread.sleep(time);
    }

    @Override
    public Duration jitter(Duration most) {
      return Duration.ZERO;
    }
  }

  static Remotes remotes() {
    return remotes(ConnectionSettings.DEFAULT, Map.of());
  }

  static Remotes remotes(ConnectionSettings settings, Map<String, Credential> credentials) {
    var known = new Credentials(credentials);
    return new Remotes(Connections.of(settings, known, Redactor.NONE, new RealPace()));
  }

  static GitSource source(String url, Track track) throws SyncException {
    return new GitSource(GitSettings.of(url, track), remotes());
  }

  static Watermark watermark(GitSource source, String commit) {
    return new Watermark(source.origins().getFirst(), new Revision(commit), Optional.empty());
  }

  static Candidate candidate(GitSource source, String name, String commit) {
    Origin origin = source.origins().getFirst();
    return Candidate.of(origin, name, new Revision(commit));
  }

  static List<Candidate> offered(Detection detection) {
    return ((Detection.Moved) detection).offered();
  }

  static Map<String, String> names(Detection detection) {
    return offered(detection).stream()
        .collect(
            java.util.stream.Collectors.toMap(
                Candidate::name, candidate -> candidate.revision().value()));
  }

  static Staging staging(Path directory) throws IOException {
    return new Staging(Files.createDirectories(directory), Progress.NONE);
  }

  static Content.Tree fetch(GitSource source, String name, String commit, Path directory)
      throws Exception {
    return source.fetch(candidate(source, name, commit), staging(directory));
  }

  static Complained complains(ThrowingCallable call) {
    var thrown = Assertions.catchThrowable(call);
    Assertions.assertThat(thrown).isInstanceOf(SyncException.class);
    return new Complained((SyncException) thrown);
  }

  /// A fault with all of its text.
  record Complained(SyncException exception) {
    Fault fault() {
      return exception.fault();
    }

    String code() {
      return fault().complaint().code();
    }

    String text() {
      var out = new java.io.StringWriter();
      exception.printStackTrace(new java.io.PrintWriter(out));
      return out + fault().toString();
    }
  }
}
