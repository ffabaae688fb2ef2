package dev.syncline.app.daemon;

import dev.syncline.app.config.Configuration;
import dev.syncline.app.config.ConfigurationReader.Loaded;
import dev.syncline.app.config.shape.ConfigProblem;
import dev.syncline.app.wiring.Fingerprint;
import dev.syncline.app.wiring.StateHousehold;
import dev.syncline.core.content.Content;
import dev.syncline.core.content.Digest;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.SyncException;
import dev.syncline.engine.Engine;
import dev.syncline.engine.event.Event;
import dev.syncline.engine.sentence.Declaration;
import dev.syncline.engine.sentence.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the daemon runs, as the last good configuration says.
final class Declared {
  private final StateHousehold household;
  private final Engine engine;
  private final LogLines log;
  private final Optional<Duration> interval;
  private final Configuration started; // what of it counts from start to stop
  private final Digest told;
  private volatile Configuration configuration;
  private volatile List<Declaration<?>> now = List.of();

  Declared(
      StateHousehold household,
      Engine engine,
      LogLines log,
      Optional<Duration> interval,
      Configuration started) {
    this.household = household;
    this.engine = engine;
    this.log = log;
    this.interval = interval;
    this.started = started;
    this.told = Fingerprint.ofNotices(started);
    this.configuration = started;
  }

  List<Declaration<?>> now() {
    return now;
  }

  Configuration configuration() {
    return configuration;
  }

  void first(Cause cause) throws SyncException, InterruptedException {
    declare(household.declared(List.of()), cause);
  }

  /// Takes over what was read anew, where it is good.
  void again(Loaded loaded) throws InterruptedException {
    try {
      switch (loaded) {
        case Loaded.Well(var read, _) -> {
          var before = household.redactor();
          var declared = household.declared(read);
          log.redactWith(household.redactor(), before);
          configuration = read;
          declare(declared, Cause.FILE_CHANGE);
          log.reloaded(declared.size());
          needingRestart(read).forEach(log::needsRestart);
        }
        case Loaded.Broken(var problems) -> refuse(problems);
      }
    } catch (SyncException e) {
      household.events().tell(new Event.DeclarationsRefused(e.fault().complaint().line()));
    }
  }

  private void declare(List<Declaration<?>> declared, Cause cause) throws InterruptedException {
    var paced = polledEvery(declared);
    now = paced;
    engine.declare(paced, cause);
  }

  private List<String> needingRestart(Configuration read) {
    var keys = new ArrayList<String>();
    if (!told.equals(Fingerprint.ofNotices(read))) {
      keys.add("notify");
    }
    if (started.places() != read.places()) {
      keys.add("places");
    }
    if (!started.state().equals(read.state())) {
      keys.add("state");
    }
    return keys;
  }

  private void refuse(List<ConfigProblem> problems) {
    var why = problems.stream().map(ConfigProblem::line).collect(Collectors.joining("; "));
    household.events().tell(new Event.DeclarationsRefused(why));
  }

  private List<Declaration<?>> polledEvery(List<Declaration<?>> declared) {
    if (interval.isEmpty()) {
      return List.copyOf(declared);
    }
    var all = new ArrayList<Declaration<?>>();
    declared.forEach(declaration -> all.add(polledEvery(interval.get(), declaration)));
    return List.copyOf(all);
  }

  private static <T extends Content> Declaration<T> polledEvery(
      Duration interval, Declaration<T> declaration) {
    return new Declaration<>(
        declaration.name(),
        declaration.digest(),
        declaration.sentence(),
        declaration.policy(),
        new Schedule(interval, declaration.schedule().reconcile()),
        declaration.guard(),
        declaration.drift());
  }
}
