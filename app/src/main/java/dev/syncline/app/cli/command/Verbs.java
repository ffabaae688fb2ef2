package dev.syncline.app.cli.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;

/// All verbs, in the order in which help shows them.
final class Verbs {
  private static final List<Known> ALL =
      List.of(
          new Known("init", Init::new),
          new Known("check", Check::new),
          new Known("plan", Plan::new),
          new Known("sync", Sync::new),
          new Known("poll", Poll::new),
          new Known("watch", Watch::new),
          new Known("status", Status::new),
          new Known("history", History::new),
          new Known("show", Show::new),
          new Known("logs", Logs::new),
          new Known("approve", Approve::new),
          new Known("pin", Pin::new),
          new Known("unpin", Unpin::new),
          new Known("hold", Hold::new),
          new Known("unhold", Unhold::new),
          new Known("suspend", Suspend::new),
          new Known("resume", Resume::new),
          new Known("ring", Ring::new),
          new Known("rollback", Rollback::new),
          new Known("verify", Verify::new),
          new Known("forget", Forget::new),
          new Known("rename", Rename::new),
          new Known("backup", Backup::new),
          new Known("restore", Restore::new),
          new Known("clone", Clone::new),
          new Known("pull", Pull::new),
          new Known("config", Config::new),
          new Known("doctor", Doctor::new),
          new Known("completion", Completion::new),
          new Known("version", Version::new),
          new Known("demo", Demo::new),
          new Known("help", Help::new));

  private record Known(String name, Supplier<Verb> maker) {}

  private Verbs() {}

  /// Adds all of them.
  static void addAll(CommandLine line) {
    ALL.forEach(known -> line.addSubcommand(known.name(), known.maker().get()));
  }

  /// Adds only `verb`, where it is one that needs no other: reading the annotations of all of them
  /// takes longer than many a command. Whether it did.
  static boolean addOnly(String verb, CommandLine line) {
    Optional<Known> found =
        ALL.stream()
            .filter(known -> known.name().equals(verb) && !verb.equals("help"))
            .filter(known -> !verb.equals("completion"))
            .findFirst();
    found.ifPresent(known -> line.addSubcommand(verb, known.maker().get()));
    return found.isPresent();
  }
}
