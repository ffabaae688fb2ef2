package dev.syncline.app.cli.command;

import dev.syncline.app.cli.request.DecideRequest.Word;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `pin`.
@Command(
    name = "pin",
    description = "This version and no other.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline pin nats v2.10.24"})
final class Pin extends DecidingVerb {
  @Parameters(index = "1", paramLabel = "VERSION", description = "The version.")
  private @Nullable String version;

  @Override
  Word word() {
    return new Word.Pin(Objects.requireNonNull(version, "picocli requires it"));
  }
}
