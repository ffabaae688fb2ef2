package dev.syncline.app.cli.command;

import dev.syncline.app.cli.Actions;
import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;

/// A verb that only speaks about Syncline itself: no actions are opened for it.
abstract class OwnVerb extends Verb {
  @Override
  abstract ExitCode act(Output output);

  @Override
  final ExitCode act(Actions actions, Output output) {
    return act(output);
  }
}
