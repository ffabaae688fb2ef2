package dev.syncline.app.cli.command;

import dev.syncline.app.cli.request.DecideRequest.Word;
import picocli.CommandLine.Command;

/// `suspend`.
@Command(
    name = "suspend",
    description = "No trigger acts on the sync until resume.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline suspend nats --reason migration"})
final class Suspend extends DecidingVerb {
  @Override
  Word word() {
    return new Word.Suspend();
  }
}
