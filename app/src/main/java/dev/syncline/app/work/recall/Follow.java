package dev.syncline.app.work.recall;

import dev.syncline.app.cli.Output;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says how each sync stands, and from then on whatever changes, until it is interrupted.
final class Follow {
  private static final Duration EVERY = Duration.ofSeconds(2);

  private final Reading reading;
  private final Pace pace;
  private final Output output;
  private final Map<SyncName, Said> said = new HashMap<>();
  private boolean begun;

  Follow(Reading reading, Pace pace, Output output) {
    this.reading = reading;
    this.pace = pace;
    this.output = output;
  }

  /// Reads the facts anew.
  @FunctionalInterface
  interface Reading {
    List<Facts> read() throws SyncException, InterruptedException;
  }

  /// What was said last of a sync: all that makes a new line worth its place.
  private record Said(@Nullable Object version, String state, Optional<Instant> since) {}

  void untilInterrupted() throws SyncException {
    try {
      while (true) {
        var all = reading.read();
        var changed = all.stream().filter(this::isNews).toList();
        if (!changed.isEmpty()) {
          tell(changed);
        }
        pace.sleep(EVERY);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // the end that was asked for
    }
  }

  private boolean isNews(Facts facts) {
    var state = States.of(facts);
    var now = new Said(facts.installed(), state.text(), state.since());
    return !now.equals(said.put(facts.sync(), now));
  }

  private void tell(List<Facts> changed) {
    if (output.isJson()) {
      for (var facts : changed) {
        output.next(() -> StatusView.sync(facts).fields(), _ -> {});
      }
    } else {
      output.next(
          Map::of,
          words -> {
            if (begun) {
              StatusView.changed(changed, words);
            } else {
              StatusView.begin(changed, words);
            }
          });
      begun = true;
    }
  }
}
