package dev.syncline.app.daemon;

import dev.syncline.app.wiring.Household;
import dev.syncline.app.wiring.UnknownSync;
import dev.syncline.core.ledger.Ledger;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.Problem;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.Engine;
import dev.syncline.engine.Passes;
import dev.syncline.engine.Visits;
import dev.syncline.engine.event.Events;
import dev.syncline.engine.pass.Workshop;
import dev.syncline.engine.sentence.Declaration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The household of the daemon, lent to a command: passes are made by the engine that runs, and
/// what is declared is what runs now. Closing it closes nothing.
final class DaemonHousehold implements Household {
  private final Household own;
  private final Engine engine;
  private final Supplier<List<Declaration<?>>> declared;

  DaemonHousehold(Household own, Engine engine, Supplier<List<Declaration<?>>> declared) {
    this.own = own;
    this.engine = engine;
    this.declared = declared;
  }

  @Override
  public Ledger ledger() {
    return own.ledger();
  }

  @Override
  public Tenure tenure() {
    return own.tenure();
  }

  @Override
  public Pace pace() {
    return own.pace();
  }

  /// What was found at the opening has been told then.
  @Override
  public Optional<Problem> opened() {
    return Optional.empty();
  }

  @Override
  public Optional<String> writer() {
    return own.writer();
  }

  @Override
  public Events events() {
    return own.events();
  }

  @Override
  public Workshop workshop() {
    return own.workshop();
  }

  @Override
  public Passes passes(int places) {
    return new Visits(engine, own.workshop());
  }

  @Override
  public boolean ring(SyncName sync) {
    engine.ring(sync, Cause.PERSON);
    return names().contains(sync);
  }

  @Override
  public List<SyncName> names() {
    return declared.get().stream().map(Declaration::name).toList();
  }

  @Override
  public Optional<String> pinLag(SyncName sync) throws SyncException {
    return own.pinLag(sync);
  }

  @Override
  public List<Declaration<?>> declared(List<SyncName> named) throws SyncException {
    var all = declared.get();
    if (named.isEmpty()) {
      return all;
    }
    var names = Set.copyOf(names());
    for (var name : named) {
      if (!names.contains(name)) {
        throw UnknownSync.of(name, names);
      }
    }
    var wanted = new HashSet<>(named);
    return all.stream().filter(each -> wanted.contains(each.name())).toList();
  }

  /// The daemon delivers by itself.
  @Override
  public void deliver() {}

  @Override
  public void close() {}
}
