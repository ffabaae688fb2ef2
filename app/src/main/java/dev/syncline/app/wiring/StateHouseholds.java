package dev.syncline.app.wiring;

import dev.syncline.app.config.Configuration;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import dev.syncline.ledger.sqlite.Claim;
import dev.syncline.ledger.sqlite.SqliteLedger;
import dev.syncline.shared.files.ArtifactStore;
import dev.syncline.shared.files.DurableFiles;
import dev.syncline.shared.files.StoreLimits;
import dev.syncline.shared.files.StoreLook;
import dev.syncline.shared.ledger.Bounds;
import dev.syncline.shared.process.Orphans;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Opens the state directory that the configuration names.
public final class StateHouseholds implements Households {
  private final Configuration configuration;
  private final Map<String, String> environment;
  private final Claim claim;
  private final Pace pace;
  private final FaultPoints faults;

  /// With the verb of a command, which waits in silence.
  public StateHouseholds(
      Configuration configuration,
      Map<String, String> environment,
      String verb,
      Pace pace,
      FaultPoints faults) {
    this(configuration, environment, Claim.of("syncline " + verb), pace, faults);
  }

  /// The claim names the verb, never arguments.
  public StateHouseholds(
      Configuration configuration,
      Map<String, String> environment,
      Claim claim,
      Pace pace,
      FaultPoints faults) {
    this.configuration = configuration;
    this.environment = Map.copyOf(environment);
    this.claim = claim;
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
    var ledger = SqliteLedger.open(state, claim, Bounds.DEFAULT, pace, faults);
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

  /// Puts a backup in the ledger's place; answers where the present one, if any, is kept.
  public Optional<Path> restore(Path backup) throws SyncException, InterruptedException {
    return SqliteLedger.restore(backup, configuration.state(), claim, pace, faults);
  }

  private StateHousehold household(StateHousehold.State state) {
    return new StateHousehold(configuration, environment, state, pace, faults);
  }
}
