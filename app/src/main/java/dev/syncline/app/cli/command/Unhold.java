package dev.syncline.app.cli.command;

import dev.syncline.app.cli.request.DecideRequest.Word;
import picocli.CommandLine.Command;

/// `unhold`.
@Command(
    name = "unhold",
    description = "Ends a hold.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline unhold nats"})
final class Unhold extends DecidingVerb {
  @Override
  Word word() {
    return new Word.Unhold();
  }
}
