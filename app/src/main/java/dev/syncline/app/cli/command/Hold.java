package dev.syncline.app.cli.command;

import dev.syncline.app.cli.request.DecideRequest.Word;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hold`.
@Command(
    name = "hold",
    description = "No updates, for a time or until unhold.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline hold nats --until 2d --reason holidays"})
final class Hold extends DecidingVerb {
  @Option(names = "--until", paramLabel = "TIME", description = "Like 2d or 2030-01-31T18:00:00Z.")
  private @Nullable String until;

  @Override
  Word word() {
    try {
      var now = around().pace().now();
      var end = Optional.ofNullable(until).map(text -> Typed.time(text, now));
      if (end.isPresent() && !end.get().isAfter(now)) {
        throw wrong("--until lies in the past");
      }
      return new Word.Hold(end);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }
}
