package dev.syncline.app.pin;

import dev.syncline.app.config.PinFileSection;
import dev.syncline.core.ledger.Inventories;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Candidate;
import dev.syncline.engine.event.Event;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Writes pins at the end of every pass, after the ledger: what is installed and known to be good
/// is named, so that a kill in between, or a file that could not be written, is made good by the
/// next pass.
public final class PinFiles implements Consumer<Event> {
  private final Supplier<Map<SyncName, PinFileSection>> declared;
  private final Inventories inventories;
  private final FaultPoints faults;

  public PinFiles(
      Supplier<Map<SyncName, PinFileSection>> declared,
      Inventories inventories,
      FaultPoints faults) {
    this.declared = declared;
    this.inventories = inventories;
    this.faults = faults;
  }

  @Override
  public void accept(Event event) {
    if (event instanceof Event.PassEnded ended) {
      try {
        var version = proven(ended.sync());
        if (version.isPresent()) {
          file(ended.sync()).ifPresent(file -> write(file, version.get()));
        }
      } catch (SyncException _) {
        // The next pass ends as well.
      }
    }
  }

  /// What is to be said where a pin does not name what is in place.
  public Optional<String> lag(SyncName sync) throws SyncException {
    var version = proven(sync);
    return version.isEmpty()
        ? Optional.empty()
        : file(sync).flatMap(file -> file.lag(version.get()));
  }

  // Two syncs may pin in one file.
  private synchronized void write(PinFile file, String version) {
    file.write(version);
  }

  private Optional<PinFile> file(SyncName sync) {
    return Optional.ofNullable(declared.get().get(sync))
        .map(section -> new PinFile(section, faults));
  }

  private Optional<String> proven(SyncName sync) throws SyncException {
    return Optional.of(inventories.of(sync))
        .filter(Owned::installedIsKnownGood)
        .flatMap(Owned::knownGood)
        .map(Inventory::of)
        .map(Candidate::name);
  }
}
