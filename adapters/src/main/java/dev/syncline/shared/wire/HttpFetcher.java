package dev.syncline.shared.wire;

import dev.syncline.core.run.Progress;
import dev.syncline.core.run.SyncException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// GETs over HTTP/1.1 and 2 (the latter over TLS only). One is made for all syncs and closed at the
/// end; any thread may use it.
///
/// Follows at most [#REDIRECTS_MAX] redirects by itself. Once one leads to another scheme, host or
/// port, own headers stay behind and only the credential of the new host is shown: over plain HTTP
/// to this machine only, and for an unusual port only where that port is named. From https to http:
/// Rejected.
///
/// Bounded: connecting and silence by the settings, the body by [HttpGet#bytesMax]. An interrupt
/// ends it. Status and network faults are Transient or Rejected; where a host names a time to come
/// back, its budget is closed until then.
public final class HttpFetcher implements AutoCloseable {
  public static final int REDIRECTS_MAX = 5;

  private static final Set<String> OF_THE_THING = Set.of("accept", "range", "if-range");

  private final Connections connections;
  private final HttpCalls calls;

  public HttpFetcher(Connections connections) {
    this.connections = connections;
    this.calls = new HttpCalls(connections);
  }

  /// Streams the body to `to`, which stays open; nothing is written unless the answer is a body.
  /// After a fault `to` may hold a part of it.
  public Fetched get(HttpGet get, OutputStream to, Progress progress)
      throws SyncException, InterruptedException {
    return follow(
        get,
        (reply, from, what) -> {
          if (reply.status() == 304 && get.known().isPresent()) {
            Sink.drain(reply);
            return Optional.of(new Fetched.NotModified(reply.headers()));
          }
          return reply.isWhole()
              ? Optional.of(
                  new Sink(to, get.bytesMax(), progress)
                      .take(reply, Encoding.of(reply, from, what), what))
              : Optional.empty();
        });
  }

  /// Streams the body to the new file `to`, which is gone again after a fault and after
  /// [Fetched.NotModified].
  public Fetched get(HttpGet get, Path to, Progress progress)
      throws SyncException, InterruptedException {
    return fill(
        to,
        () -> {
          try (var out = Files.newOutputStream(to, StandardOpenOption.WRITE)) {
            return get(get, out, progress);
          }
        });
  }

  /// Streams the body to the new file `to`, which is gone again after a fault. A body that breaks
  /// off is resumed where the server allows it and the file is still the same: after pauses that
  /// grow, until five resumes in a row bring nothing. Each try follows redirects anew. What `get`
  /// knows already is not asked by.
  public Fetched.Body download(HttpGet get, Path to, Progress progress)
      throws SyncException, InterruptedException {
    return fill(
        to,
        () -> {
          try (var download = new Download(get, to, progress, connections.pace())) {
            while (true) {
              try {
                return follow(download.rest(), download);
              } catch (SyncException e) {
                download.pauseAfter(e);
              }
            }
          }
        });
  }

  /// A small body in memory: `bytesMax` must be what memory can bear. Empty if it was not modified.
  public Optional<byte[]> bytes(HttpGet get) throws SyncException, InterruptedException {
    var bytes = new ByteArrayOutputStream();
    return switch (get(get, bytes, Progress.NONE)) {
      case Fetched.NotModified _ -> Optional.empty();
      case Fetched.Body _ -> Optional.of(bytes.toByteArray());
    };
  }

  /// Ends what is under way.
  @Override
  public void close() {
    calls.close();
  }

  private static <T extends Fetched> T fill(Path to, Filling<T> filling)
      throws SyncException, InterruptedException {
    var whole = false;
    create(to);
    try {
      var fetched = filling.fill();
      whole = fetched instanceof Fetched.Body;
      return fetched;
    } catch (IOException e) {
      throw Sink.diskFault(e);
    } finally {
      if (!whole) {
        remove(to);
      }
    }
  }

  private <T extends Fetched> T follow(HttpGet get, Landing<T> landing)
      throws SyncException, InterruptedException {
    var at = new Stop(get.uri(), false);
    for (var stops = 0; stops <= REDIRECTS_MAX; stops++) {
      switch (ask(get, at, landing)) {
        case Step.Arrived<T> arrived -> {
          return arrived.with();
        }
        case Step.Onward<T> onward -> at = onward.to();
      }
    }
    throw SyncException.rejected(
        "SYN-HTTP-REDIRECT",
        "fetching " + shown(get.uri()),
        "it was sent on more than " + REDIRECTS_MAX + " times",
        "Check the address; some hosts send around those who are not logged in");
  }

  private <T extends Fetched> Step<T> ask(HttpGet get, Stop at, Landing<T> landing)
      throws SyncException, InterruptedException {
    var uri = at.uri();
    var what = "fetching " + shown(uri);
    var request = calls.request(uri, headers(get, at), credential(at)).GET().build();
    try (var _ = connections.budget().enter(Shown.host(uri));
        var reply = calls.send(request, what)) {
      if (Redirects.isOne(reply.status()) && reply.headers().firstValue("location").isPresent()) {
        Sink.drain(reply);
        return new Step.Onward<>(Redirects.follow(get.uri(), at, reply.headers(), what));
      }
      var landed = landing.land(reply, uri, what);
      if (landed.isEmpty()) {
        throw new StatusFaults(what, uri, connections).of(reply, "");
      }
      return new Step.Arrived<>(landed.get());
    }
  }

  private Map<String, String> headers(HttpGet get, Stop at) {
    var headers = new HashMap<String, String>();
    get.headers()
        .forEach((name, value) -> {
          if (!at.elsewhere() || OF_THE_THING.contains(name.toLowerCase(Locale.ROOT))) {
            headers.put(name, value);
          }
        });
    get.known()
        .ifPresent(known -> {
          known.etag().ifPresent(etag -> headers.put("If-None-Match", etag));
          known.modified().ifPresent(modified -> headers.put("If-Modified-Since", modified));
        });
    return headers;
  }

  private Optional<Credential> credential(Stop at) throws SyncException {
    var uri = at.uri();
    var host = uri.getHost();
    if (host == null) {
      return Optional.empty();
    }
    if (!at.elsewhere() || (Redirects.isSafe(uri) && Shown.port(uri) == Shown.usualPort(uri))) {
      return connections.credentials().of(host, Shown.port(uri));
    }
    return Redirects.isSafe(uri)
        ? connections.credentials().ofPort(host, Shown.port(uri))
        : Optional.empty();
  }

  private String shown(URI uri) {
    return connections.redactor().redact(Shown.url(uri));
  }

  private static void create(Path file) throws SyncException {
    try {
      Files.createFile(file);
    } catch (IOException e) {
      throw Sink.diskFault(e);
    }
  }

  private static void remove(Path file) throws SyncException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw Sink.diskFault(e);
    }
  }

  /// Where we are; `elsewhere` once a redirect has left the origin that was asked for.
  record Stop(URI uri, boolean elsewhere) {}

  private sealed interface Step<T extends Fetched> {
    record Arrived<T extends Fetched>(T with) implements Step<T> {}

    record Onward<T extends Fetched>(Stop to) implements Step<T> {}
  }

  @FunctionalInterface
  private interface Filling<T extends Fetched> {
    T fill() throws IOException, SyncException, InterruptedException;
  }
}
