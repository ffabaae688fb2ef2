package dev.syncline.app;

import dev.syncline.app.cli.request.CommonOptions;
import dev.syncline.app.config.BrokenConfiguration;
import dev.syncline.app.config.Configuration;
import dev.syncline.app.config.ConfigurationReader;
import dev.syncline.app.config.ConfigurationReader.Loaded;
import dev.syncline.app.wiring.StateHouseholds;
import dev.syncline.app.work.decide.LedgerCare;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import dev.syncline.ledger.sqlite.Claim;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The state directory of the configuration that a command was given. The configuration is read
/// when it is first needed: a clone needs none.
final class OwnState implements Opened {
  private final Supplier<StateHouseholds> households;

  /// `verb` is what others are told who want the directory meanwhile.
  OwnState(CommonOptions options, Map<String, String> environment, Pace pace, String verb) {
    this.households = new Once<>(() -> open(options, environment, pace, verb));
  }

  private static StateHouseholds open(
      CommonOptions options, Map<String, String> environment, Pace pace, String verb) {
    var configuration =
        switch (ConfigurationReader.read(options.config(), environment)) {
          case Loaded.Well(var read, _) -> read;
          case Loaded.Broken(var problems) -> throw new BrokenConfiguration(problems);
        };
    var claim = new Claim("syncline " + verb, OwnState::tellAtOnce);
    return new StateHouseholds(configuration, environment, claim, pace, FaultPoints.NONE);
  }

  // Also where JSON was asked for: standard error is for people, and silence would look like a
  // hang.
  private static void tellAtOnce(String words) {
    System.err.println(words);
  }

  @Override
  public Configuration configuration() {
    return households.get().configuration();
  }

  @Override
  public StateHouseholds households() {
    return households.get();
  }

  @Override
  public LedgerCare care() {
    return new Care(households.get());
  }

  /// Copies of the ledger, in and out.
  private record Care(StateHouseholds households) implements LedgerCare {
    @Override
    public void backup(Path file) throws SyncException {
      households.backup(file);
    }

    @Override
    public Optional<Path> restore(Path file) throws SyncException, InterruptedException {
      return households.restore(file);
    }
  }
}
