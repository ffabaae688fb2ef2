package dev.syncline.app.cli.command;

import dev.syncline.app.cli.request.DecideRequest.Word;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `approve`.
@Command(
    name = "approve",
    description = "Agrees to what waits: a version, or what a guard objected to.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline approve nats v3.0.0 --reason tested"})
final class Approve extends DecidingVerb {
  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "VERSION",
      description = "Only this version.")
  private @Nullable String version;

  @Override
  Word word() {
    return new Word.Approve(Optional.ofNullable(version));
  }
}
