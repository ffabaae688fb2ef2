package dev.syncline.app.cli.command;

import dev.syncline.app.cli.Actions;
import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.output.Surroundings;
import dev.syncline.app.cli.output.Terminal;
import dev.syncline.app.cli.request.CommonOptions;
import dev.syncline.core.run.SyncException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What all verbs have in common.
@Command
abstract class Verb implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public final Integer call() throws SyncException, InterruptedException {
    return act(new Terminal(around(), common())).number();
  }

  /// Does it. Overridden by verbs that only speak about Syncline itself.
  ExitCode act(Output output) throws SyncException, InterruptedException {
    check();
    return act(program().actions().open(common(), around().environment()), output);
  }

  /// Looks at what picocli cannot, before anything is opened: throws [#wrong].
  void check() {}

  abstract ExitCode act(Actions actions, Output output) throws SyncException, InterruptedException;

  final CommandSpec spec() {
    return Objects.requireNonNull(spec, "picocli sets it");
  }

  final Program program() {
    return ((Syncline) spec().root().userObject()).program();
  }

  final Surroundings around() {
    return program().around();
  }

  final CommonOptions common() {
    return ((Syncline) spec().root().userObject()).common();
  }

  /// A use that is wrong though each argument by itself is right.
  final ParameterException wrong(String text) {
    return new ParameterException(spec().commandLine(), text);
  }
}
