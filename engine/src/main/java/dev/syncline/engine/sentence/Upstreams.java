package dev.syncline.engine.sentence;

import dev.syncline.core.content.Content;
import dev.syncline.core.content.Kind;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Detection;
import dev.syncline.core.source.Origin;
import dev.syncline.core.source.Source;
import dev.syncline.core.source.Staging;
import dev.syncline.core.source.Watermark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Several upstreams as one source, the most wanted first; which of their offers is taken is for
/// the policy. One that is silent or refuses us makes all of them wait, since a lower one must not
/// be taken because a higher one is down for a moment or its token has run out. One that is not
/// there (a code that ends with `-NOT-FOUND`) is left out while another decides. One of
/// `notifyOnly` is left out whatever it says: it never decides, so it never fails the sync. All are
/// asked anew each time, so a force-push is not told apart from a push.
public record Upstreams<A extends Content>(List<Source<A>> sources, Set<Origin> notifyOnly)
    implements Source<A> {
  private static final String GONE = "-NOT-FOUND";

  public Upstreams {
    notifyOnly = Set.copyOf(notifyOnly);
    sources = List.copyOf(sources);
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("there is at least one source");
    }
    for (var source : sources) {
      if (!source.offers().equals(sources.getFirst().offers())) {
        throw new IllegalArgumentException(
            "one source gives a %s, another a %s: all of a list give the same"
                .formatted(sources.getFirst().offers(), source.offers()));
      }
    }
  }

  @Override
  public Kind<A> offers() {
    return sources.getFirst().offers();
  }

  @Override
  public List<Origin> origins() {
    return sources.stream().flatMap(source -> source.origins().stream()).toList();
  }

  @Override
  public Detection detect(Optional<Watermark> last) throws SyncException, InterruptedException {
    var all = new ArrayList<Detection.Moved>();
    var gone = new ArrayList<SyncException>();
    int deciding = 0;
    for (var source : sources) {
      boolean decides = !notifyOnly.containsAll(source.origins());
      deciding += decides ? 1 : 0;
      try {
        all.add(offeredBy(source));
      } catch (SyncException e) {
        if (decides && !isGone(e)) {
          throw e;
        }
        if (decides) {
          gone.add(e);
        }
      }
    }
    if (deciding > 0 && gone.size() == deciding) {
      throw gone.getFirst();
    }
    return new Detection.Moved(
        all.stream().flatMap(each -> each.offered().stream()).toList(),
        all.stream().flatMap(each -> each.unready().stream()).toList(),
        Optional.empty());
  }

  private static boolean isGone(SyncException failure) {
    return failure.fault() instanceof Fault.Rejected(var complaint)
        && complaint.code().endsWith(GONE);
  }

  private Detection.Moved offeredBy(Source<A> source) throws SyncException, InterruptedException {
    return switch (source.detect(Optional.empty())) {
      case Detection.Unchanged _ -> new Detection.Moved(List.of(), Optional.empty());
      case Detection.Moved moved -> moved;
      case Detection.Rewound(_, var now) -> new Detection.Moved(List.of(now), Optional.empty());
    };
  }

  @Override
  public A fetch(Candidate decided, Staging staging) throws SyncException, InterruptedException {
    for (var source : sources) {
      if (source.origins().contains(decided.origin())) {
        return source.fetch(decided, staging);
      }
    }
    throw new IllegalArgumentException("no source of " + decided.origin());
  }
}
