package dev.syncline.source.http;

import dev.syncline.core.content.Content.FileSet;
import dev.syncline.core.content.Kind;
import dev.syncline.core.content.Revision;
import dev.syncline.core.content.StagedFile;
import dev.syncline.core.run.Progress;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Detection;
import dev.syncline.core.source.Origin;
import dev.syncline.core.source.Source;
import dev.syncline.core.source.Staging;
import dev.syncline.core.source.Watermark;
import dev.syncline.shared.wire.Fetched;
import dev.syncline.shared.wire.HttpFetcher;
import dev.syncline.shared.wire.HttpGet;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// One file at an http or https address, as a file set of one. Its revision is the digest of its
/// bytes; `ETag` and `Last-Modified`, weak or strong, only save asking for the bytes again.
///
/// What was seen last is remembered in memory too, so that a file that is not taken (held, waiting
/// for a person) is not loaded anew at each look.
///
/// Limits: a server that answers 304 for ever hides every change; a page that a captive portal puts
/// in the file's place with 200 is a change like any other, for nothing but the bytes tells what is
/// meant: a check or guard of the target must refuse it. Without a length (HTTP/1.0) a body that
/// was cut off looks whole.
public final class HttpSource implements Source<FileSet> {
  private final Settings settings;
  private final HttpFetcher fetcher;
  private final Origin origin;
  private final AtomicReference<Optional<Seen>> remembered =
      new AtomicReference<>(Optional.empty());

  public HttpSource(Settings settings, HttpFetcher fetcher) {
    this.settings = settings;
    this.fetcher = fetcher;
    this.origin = settings.origin();
  }

  /// Which file, under which plain name it comes (by default the last segment of the path), and how
  /// many bytes it may have.
  public record Settings(URI url, Optional<String> as, long bytesMax) {
    public Settings {
      if (url.getHost() == null || url.getRawUserInfo() != null) {
        throw new IllegalArgumentException(
            "the address of a file has a host and no login: that goes under credentials:");
      }
      if (bytesMax < 1) {
        throw new IllegalArgumentException("bytesMax is at least 1");
      }
      FileName.checked(as.orElseGet(() -> FileName.last(url)));
    }

    /// The name of the one file.
    public String name() {
      return as.orElseGet(() -> FileName.last(url));
    }

    private Origin origin() {
      var port = url.getPort() < 0 ? "" : ":" + url.getPort();
      return new Origin(url.getHost() + port + url.getRawPath());
    }
  }

  @Override
  public Kind<FileSet> offers() {
    return Kind.FILE_SET;
  }

  @Override
  public List<Origin> origins() {
    return List.of(origin);
  }

  /// Asks "still the same?" where the server gave us something to ask by; else, and after a change,
  /// reads the whole file and keeps only its digest.
  @Override
  public Detection detect(Optional<Watermark> last) throws SyncException, InterruptedException {
    var applied = last.filter(mark -> mark.origin().equals(origin));
    var known = remembered.get().or(() -> applied.map(mark -> Seen.at(mark, settings.url())));
    var get = get().unlessStill(known.flatMap(Seen::validators));
    var seen =
        switch (fetcher.get(get, OutputStream.nullOutputStream(), Progress.NONE)) {
          case Fetched.NotModified _ -> known.orElseThrow();
          case Fetched.Body body -> Seen.in(whole(body));
        };
    remembered.set(Optional.of(seen));
    var mark = seen.mark(settings.url());
    // The same bytes under a new mark are offered again, so that the new mark is kept.
    return applied
            .filter(was -> was.revision().equals(seen.revision()) && was.mark().equals(mark))
            .isPresent()
        ? new Detection.Unchanged(seen.revision())
        : new Detection.Moved(List.of(candidate(seen.revision())), mark);
  }

  @Override
  public FileSet fetch(Candidate decided, Staging staging)
      throws SyncException, InterruptedException {
    var name = settings.name();
    var file = staging.directory().resolve(name);
    return switch (fetcher.get(get(), file, staging.progress())) {
      case Fetched.NotModified _ ->
          throw new IllegalStateException("not modified, though nothing was asked for");
      case Fetched.Body body -> {
        var revision = Seen.in(whole(body)).revision();
        if (!revision.equals(decided.revision())) {
          remove(file);
          throw moved();
        }
        yield new FileSet(revision, List.of(new StagedFile(name, body.digest(), file)));
      }
    };
  }

  private HttpGet get() {
    return HttpGet.of(settings.url(), settings.bytesMax());
  }

  private Candidate candidate(Revision revision) {
    return Candidate.of(origin, settings.name(), revision);
  }

  /// Only 200 is the file: 202 or 204 are answers about it.
  private Fetched.Body whole(Fetched.Body body) throws SyncException {
    if (body.status() != 200) {
      throw SyncException.passing(
          "SYN-HTTP-ANSWER",
          "fetching " + origin,
          "it answered %d, which brings no file".formatted(body.status()),
          "If it lasts, check the address");
    }
    return body;
  }

  private SyncException moved() {
    return SyncException.passing(
        "SYN-HTTP-MOVED",
        "fetching " + origin,
        "it changed while it was fetched",
        "Nothing to do: looked at again by itself");
  }

  private static void remove(Path file) throws SyncException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw SyncException.passing(
              "SYN-DISK-WRITE",
              "removing what was fetched",
              "the file could not be deleted",
              "Check the state directory")
          .causedBy(e);
    }
  }
}
