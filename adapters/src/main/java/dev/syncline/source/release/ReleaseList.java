package dev.syncline.source.release;

import dev.syncline.core.run.Pace;
import dev.syncline.core.run.Progress;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.wire.Fetched;
import dev.syncline.shared.wire.HttpFetcher;
import dev.syncline.shared.wire.HttpGet;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The releases of one repository, asked for by all syncs that follow it as if they were one: who
/// comes within moments of another gets the same answer. Each page is asked "still the same?";
/// while the first is, the others are looked at once an hour, for there only assets can change.
final class ReleaseList {
  private static final Duration MOMENTS = Duration.ofSeconds(2);
  private static final Duration ALL_EVERY = Duration.ofHours(1);
  private static final int PAGES_MAX = 100;
  private static final long PAGE_BYTES_MAX = 32L << 20;

  private final Forge forge;
  private final HttpFetcher fetcher;
  private final Optional<KeptList> kept;
  private final Optional<Ration> ration;
  private final Pace pace;
  private List<Page> pages = List.of(); // guarded by this, as are the next
  private Optional<Instant> asked = Optional.empty();
  private Optional<Instant> askedForAll = Optional.empty();

  /// `kept`: where the list is between two processes; `ration`: where the forge allows a stranger
  /// little.
  ReleaseList(
      Forge forge,
      HttpFetcher fetcher,
      Optional<KeptList> kept,
      Optional<Ration> ration,
      Pace pace) {
    this.forge = forge;
    this.fetcher = fetcher;
    this.kept = kept;
    this.ration = ration;
    this.pace = pace;
  }

  Forge forge() {
    return forge;
  }

  /// All published releases, in the forge's order. Faults as of [HttpFetcher], and Transient where
  /// the answer is no list. Where only the ration is used up: what was there the last time, or
  /// Transient.
  synchronized List<Release> now() throws SyncException, InterruptedException {
    if (asked.filter(at -> isWithin(at, MOMENTS)).isEmpty()) {
      if (pages.isEmpty()) {
        pages = kept.map(KeptList::read).orElse(List.of());
      }
      ask();
    }
    return pages.stream().flatMap(page -> page.releases().stream()).toList();
  }

  private void ask() throws SyncException, InterruptedException {
    if (ration.isPresent() && !ration.get().take(forge.releases().getHost())) {
      if (pages.isEmpty()) {
        throw rationed();
      }
      return;
    }
    var before = pages;
    pages = read(before);
    asked = Optional.of(pace.now());
    if (!pages.equals(before)) {
      kept.ifPresent(list -> list.write(pages));
    }
  }

  private List<Page> read(List<Page> before) throws SyncException, InterruptedException {
    var first = page(forge.releases(), before);
    boolean isSame = before.contains(first);
    if (isSame && askedForAll.filter(at -> isWithin(at, ALL_EVERY)).isPresent()) {
      return before;
    }
    var all = new ArrayList<>(List.of(first));
    for (var next = first.next(); next.isPresent(); next = all.getLast().next()) {
      if (all.size() == PAGES_MAX) {
        throw malformed("it has more than %d pages".formatted(PAGES_MAX));
      }
      all.add(page(next.get(), before));
    }
    askedForAll = Optional.of(pace.now());
    return List.copyOf(all);
  }

  private Page page(URI uri, List<Page> before) throws SyncException, InterruptedException {
    var known = before.stream().filter(page -> page.uri().equals(uri)).findFirst();
    var bytes = new ByteArrayOutputStream();
    var get = new HttpGet(uri, forge.headers(), known.flatMap(Page::validators), PAGE_BYTES_MAX);
    return switch (fetcher.get(get, bytes, Progress.NONE)) {
      case Fetched.NotModified _ -> known.orElseThrow();
      case Fetched.Body body ->
          new Page(
              uri,
              body.validators(),
              Links.next(body.headers(), uri),
              releases(bytes.toString(StandardCharsets.UTF_8)));
    };
  }

  private List<Release> releases(String json) throws SyncException {
    try {
      return forge.read(json);
    } catch (MalformedList e) {
      throw malformed(String.valueOf(e.getMessage()));
    }
  }

  private boolean isWithin(Instant at, Duration time) {
    var now = pace.now();
    return !now.isBefore(at) && now.isBefore(at.plus(time));
  }

  private SyncException malformed(String why) {
    return SyncException.passing(
        "SYN-RELEASE-LIST",
        "listing the releases of " + forge.origin(),
        "what came is no list of releases: " + why,
        "Check the address and what kind of forge it is; a proxy may have answered in its place");
  }

  private SyncException rationed() {
    return SyncException.passing(
        "SYN-RELEASE-RATION",
        "listing the releases of " + forge.origin(),
        "without a credential only 30 requests an hour are made to it",
        "Wait, or give a token under credentials: %s".formatted(forge.releases().getHost()));
  }
}
