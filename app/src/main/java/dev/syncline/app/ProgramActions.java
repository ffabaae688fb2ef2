package dev.syncline.app;

import dev.syncline.app.cli.Actions;
import dev.syncline.app.cli.Bringing;
import dev.syncline.app.cli.Changing;
import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Keeping;
import dev.syncline.app.cli.Looking;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.Recalling;
import dev.syncline.app.cli.request.CommonOptions;
import dev.syncline.app.cli.request.DecideRequest;
import dev.syncline.app.cli.request.DemoRequest;
import dev.syncline.app.cli.request.PollRequest;
import dev.syncline.app.config.BrokenConfiguration;
import dev.syncline.app.config.Configuration;
import dev.syncline.app.config.ConfigurationReader;
import dev.syncline.app.config.ConfigurationReader.Loaded;
import dev.syncline.app.daemon.Poller;
import dev.syncline.app.daemon.Signals;
import dev.syncline.app.wiring.GitHousehold;
import dev.syncline.app.wiring.StateHouseholds;
import dev.syncline.app.work.change.Changes;
import dev.syncline.app.work.decide.Decides;
import dev.syncline.app.work.decide.Keeps;
import dev.syncline.app.work.decide.LedgerCare;
import dev.syncline.app.work.look.Looks;
import dev.syncline.app.work.recall.Recalls;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import dev.syncline.ledger.sqlite.Claim;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The actions of the real program, over the configuration that the command was given. The
/// configuration is read when it is first needed: a clone needs none.
final class ProgramActions implements Actions {
  private static final String MANIFEST = ".version-manifest.json";

  private final CommonOptions options;
  private final Map<String, String> environment;
  private final Pace pace;
  private final String verb;
  private final Supplier<StateHouseholds> households;

  ProgramActions(CommonOptions options, Map<String, String> environment, Pace pace, String verb) {
    this.options = options;
    this.environment = Map.copyOf(environment);
    this.pace = pace;
    this.verb = verb;
    this.households = new Once<>(this::open);
  }

  @Override
  public Looking looking() {
    var opened = households.get();
    return new Looks(opened, () -> manifest(opened.configuration()));
  }

  @Override
  public Recalling recalling() {
    return new Recalls(households.get());
  }

  @Override
  public Changing changing() {
    var opened = households.get();
    var person = new Changes.Person(who(), opened.configuration().places());
    return new Changes(opened, looking(), this::poll, person);
  }

  @Override
  public Keeping keeping() {
    return new Keeps(households.get(), new Care(households.get()));
  }

  @Override
  public Bringing bringing() {
    return new GitHousehold(options.config(), environment, pace);
  }

  @Override
  public ExitCode decide(DecideRequest request, Output output)
      throws SyncException, InterruptedException {
    return new Decides(households.get(), who()).decide(request, output);
  }

  @Override
  public ExitCode demo(DemoRequest request, Output output)
      throws SyncException, InterruptedException {
    return Demos.play(request, System.out);
  }

  private ExitCode poll(PollRequest request, Output output)
      throws SyncException, InterruptedException {
    var json = options.logFormat() == CommonOptions.LogFormat.JSON || options.json();
    var log = new Poller.Log(json, options.verbose(), options.quiet());
    var poller = new Poller(households.get(), options.config(), environment, log);
    Signals.listen(_ -> poller.stop());
    poller.run(request.interval());
    return ExitCode.DONE;
  }

  private StateHouseholds open() {
    var configuration =
        switch (ConfigurationReader.read(options.config(), environment)) {
          case Loaded.Well(var read, _) -> read;
          case Loaded.Broken(var problems) -> throw new BrokenConfiguration(problems);
        };
    var claim = new Claim("syncline " + verb, ProgramActions::tellAtOnce);
    return new StateHouseholds(configuration, environment, claim, pace, FaultPoints.NONE);
  }

  // Also where JSON was asked for: standard error is for people, and silence would look like a
  // hang.
  private static void tellAtOnce(String words) {
    System.err.println(words);
  }

  private String who() {
    return environment.getOrDefault("USER", System.getProperty("user.name", "somebody"));
  }

  private static Path manifest(Configuration configuration) {
    return configuration.manifest().orElseGet(() -> configuration.base().resolve(MANIFEST));
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
