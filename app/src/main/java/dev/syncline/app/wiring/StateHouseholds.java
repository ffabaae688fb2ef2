package dev.syncline.app.wiring;

import dev.syncline.app.config.Configuration;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import dev.syncline.ledger.sqlite.SqliteLedger;
import dev.syncline.shared.files.ArtifactStore;
import dev.syncline.shared.files.DurableFiles;
import dev.syncline.shared.files.StoreLimits;
import dev.syncline.shared.files.StoreLook;
import dev.syncline.shared.ledger.Bounds;
import dev.syncline.shared.process.Orphans;
import java.nio.file.Path;
import java.util.Map;

/// Opens the state directory that the configuration names.
public final class StateHouseholds implements Households {
  private final Configuration configuration;
  private final Map<String, String> environment;
  private final String command;
  private final Pace pace;
  private final FaultPoints faults;

  /// `command` is what others are told who want the directory meanwhile: the verb, never arguments.
  public StateHouseholds(
      Configuration configuration,
      Map<String, String> environment,
      String command,
      Pace pace,
      FaultPoints faults) {
    this.configuration = configuration;
    this.environment = Map.copyOf(environment);
    this.command = command;
    this.pace = pace;
    this.faults = faults;
  }

  public Configuration configuration() {
    return configuration;
  }

  @Override
  public Household toRead() throws SyncException {
    var ledger = SqliteLedger.openForReading(configuration.state());
    var staging = PassStaging.beside(configuration.state().resolve("staging"));
    var artifacts = new StoreLook(configuration.state().resolve("artifacts"));
    return household(new StateHousehold.State(ledger, artifacts, staging));
  }

  @Override
  public StateHousehold toChange() throws SyncException, InterruptedException {
    var state = configuration.state();
    var ledger = SqliteLedger.open(state, "syncline " + command, Bounds.DEFAULT, pace, faults);
    boolean isOpen = false;
    try {
      var store =
          ArtifactStore.open(
              state.resolve("artifacts"),
              StoreLimits.DEFAULT,
              ledger.inventories(),
              new DurableFiles(faults),
              pace);
      new Orphans(state, pace).end(); // before staging, in which they may still write
      var staging = PassStaging.swept(state.resolve("staging"));
      var household = household(new StateHousehold.State(ledger, store, staging));
      isOpen = true;
      return household;
    } finally {
      if (!isOpen) {
        ledger.close();
      }
    }
  }

  /// Copies the ledger, whole and consistent, beside whoever uses it.
  public void backup(Path file) throws SyncException {
    var ledger = SqliteLedger.openForReading(configuration.state());
    try {
      ledger.backup(file);
    } finally {
      ledger.close();
    }
  }

  /// Puts a backup in the ledger's place.
  public void restore(Path backup) throws SyncException, InterruptedException {
    SqliteLedger.restore(backup, configuration.state(), "syncline " + command, pace, faults);
  }

  private StateHousehold household(StateHousehold.State state) {
    return new StateHousehold(configuration, environment, state, pace, faults);
  }
}
