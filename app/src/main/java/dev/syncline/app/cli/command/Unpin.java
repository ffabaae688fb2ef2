package dev.syncline.app.cli.command;

import dev.syncline.app.cli.request.DecideRequest.Word;
import picocli.CommandLine.Command;

/// `unpin`.
@Command(
    name = "unpin",
    description = "Ends a pin.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline unpin nats"})
final class Unpin extends DecidingVerb {
  @Override
  Word word() {
    return new Word.Unpin();
  }
}
