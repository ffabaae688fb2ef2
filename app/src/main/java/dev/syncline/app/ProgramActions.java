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
import dev.syncline.app.cli.request.InitRequest;
import dev.syncline.app.cli.request.SyncsRequest;
import dev.syncline.app.config.Configuration;
import dev.syncline.app.wiring.GitHousehold;
import dev.syncline.app.work.begin.Begins;
import dev.syncline.app.work.change.Changes;
import dev.syncline.app.work.change.LongRunning;
import dev.syncline.app.work.decide.Decides;
import dev.syncline.app.work.decide.Keeps;
import dev.syncline.app.work.doctor.Doctor;
import dev.syncline.app.work.look.Looks;
import dev.syncline.app.work.recall.Recalls;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import java.nio.file.Path;
import java.util.Map;

/// The actions of the real program, over what was opened for them.
final class ProgramActions implements Actions {
  private static final String MANIFEST = ".version-manifest.json";

  private final CommonOptions options;
  private final Map<String, String> environment;
  private final Pace pace;
  private final Opened opened;
  private final LongRunning daemons;

  ProgramActions(
      CommonOptions options,
      Map<String, String> environment,
      Pace pace,
      Opened opened,
      LongRunning daemons) {
    this.options = options;
    this.environment = Map.copyOf(environment);
    this.pace = pace;
    this.opened = opened;
    this.daemons = daemons;
  }

  @Override
  public Looking looking() {
    return new Looks(opened.households(), () -> manifest(opened.configuration()));
  }

  @Override
  public Recalling recalling() {
    return new Recalls(opened.households());
  }

  @Override
  public Changing changing() {
    var person = new Changes.Person(who(), opened.configuration().places());
    return new Changes(opened.households(), looking(), daemons, person);
  }

  @Override
  public Keeping keeping() {
    return new Keeps(opened.households(), opened.care());
  }

  @Override
  public Bringing bringing() {
    return new GitHousehold(options.config(), environment, pace);
  }

  @Override
  public ExitCode decide(DecideRequest request, Output output)
      throws SyncException, InterruptedException {
    return new Decides(opened.households(), who()).decide(request, output);
  }

  @Override
  public ExitCode init(InitRequest request, Output output) throws SyncException {
    return new Begins(options.config(), environment).platform(request, output);
  }

  @Override
  public ExitCode doctor(SyncsRequest request, Output output)
      throws SyncException, InterruptedException {
    return new Doctor(opened.households(), opened.configuration(), environment, pace)
        .examine(request, output);
  }

  @Override
  public ExitCode demo(DemoRequest request, Output output)
      throws SyncException, InterruptedException {
    return Demos.play(request, System.out);
  }

  private String who() {
    return environment.getOrDefault("USER", System.getProperty("user.name", "somebody"));
  }

  private static Path manifest(Configuration configuration) {
    return configuration.manifest().orElseGet(() -> configuration.base().resolve(MANIFEST));
  }
}
