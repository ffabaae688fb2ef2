package dev.syncline.app.cli.command;

import dev.syncline.app.cli.request.DecideRequest.Word;
import picocli.CommandLine.Command;

/// `resume`.
@Command(
    name = "resume",
    description = "Ends suspend.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline resume nats"})
final class Resume extends DecidingVerb {
  @Override
  Word word() {
    return new Word.Resume();
  }
}
