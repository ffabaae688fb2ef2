package dev.syncline.app.work.begin;

import dev.syncline.app.work.begin.Draft.Guess;
import dev.syncline.app.work.begin.Draft.LeftOut;
import dev.syncline.app.work.begin.Found.Listed;
import dev.syncline.core.run.SyncName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Makes a draft of what was found. Pure.
final class Guesser {
  private static final Set<String> TAKEN =
      Set.of("all", "github", "gitlab", "gitea", "forgejo", "bitbucket", "generic");
  private static final Set<String> ITSELF = Set.of("sync", "syncline");
  private static final String SUPERVISOR = "process-compose";
  private static final List<String> BUILDS = List.of("bin:build", "build");

  private final Found found;
  private final List<Guess> guesses = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();

  private Guesser(Found found) {
    this.found = found;
  }

  static Draft draft(Found found) {
    var guesser = new Guesser(found);
    found.subsystems().stream()
        .filter(each -> each.isCandidate() || found.manifest().containsKey(each.name()))
        .forEach(guesser::guess);
    guesser.leftOut.addAll(found.unread());
    guesser.leaveOutListed();
    return new Draft(guesser.guesses, guesser.leftOut);
  }

  private void leaveOutListed() {
    var known = new TreeSet<String>();
    found.subsystems().forEach(each -> known.add(each.name()));
    found.unread().forEach(each -> known.add(each.name()));
    found.manifest().keySet().stream()
        .sorted()
        .filter(name -> !known.contains(name))
        .forEach(name ->
            leftOut.add(new LeftOut(name, "manifest.yaml lists it, but it has no Taskfile here")));
  }

  private void guess(Subsystem subsystem) {
    var listed = found.manifest().getOrDefault(subsystem.name(), Listed.NOTHING);
    var source = new SourceGuess(subsystem, listed);
    var task = BUILDS.stream().filter(subsystem.tasks()::contains).findFirst();
    var name = name(subsystem.name());
    var program = subsystem.said("BIN_NAME").map(Said::value).orElse(subsystem.name());
    if (ITSELF.contains(program)) {
      leaveOut(subsystem, "this is Syncline's own place: it must not be replaced while it works");
    } else if (program.equals(SUPERVISOR)) {
      leaveOut(subsystem, "it runs all the others, and a new one stops them: update it by hand");
    } else if (name.isEmpty()) {
      leaveOut(subsystem, "this cannot be the name of a sync: write it by hand under another one");
    } else if (source.upstream().isEmpty()) {
      leaveOut(
          subsystem,
          "%s has no UPSTREAM_REPO, plain or with a prefix: add it, or write the sync by hand"
              .formatted(subsystem.taskfile()));
    } else if (task.isEmpty()) {
      leaveOut(
          subsystem,
          "%s has no task bin:build: add it, or write the sync by hand"
              .formatted(subsystem.taskfile()));
    } else {
      guesses.add(guess(name.get(), subsystem, source, task.get()));
    }
  }

  private Guess guess(SyncName name, Subsystem subsystem, SourceGuess source, String task) {
    var settings = new ArrayList<>(source.settings());
    var unknown = new ArrayList<>(source.unknown());
    settings.add(
        new Setting("through.build.task", subsystem.name() + ":" + task, subsystem.taskfile()));
    subsystem
        .keyOf("VERSION")
        .ifPresent(key ->
            settings.add(new Setting("through.build.version-variable", key, subsystem.taskfile())));
    var target = new TargetGuess(subsystem, found);
    settings.addAll(target.settings());
    settings.addAll(pin(subsystem, source));
    unknown.addAll(target.unknown());
    return new Guess(name, settings, unknown);
  }

  /// Where the Taskfile itself names the version.
  private static List<Setting> pin(Subsystem subsystem, SourceGuess source) {
    var variable =
        subsystem
            .keyOf("VERSION")
            .filter(subsystem.own()::contains)
            .filter(key -> source.isByTags() && subsystem.variables().find(key).isPresent());
    return variable.stream()
        .flatMap(key ->
            Stream.of(
                new Setting("pin-file.path", subsystem.taskfile(), "it pins the version"),
                new Setting("pin-file.variable", key, subsystem.taskfile())))
        .toList();
  }

  private void leaveOut(Subsystem subsystem, String why) {
    leftOut.add(new LeftOut(subsystem.name(), why));
  }

  private static Optional<SyncName> name(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    try {
      return TAKEN.contains(lower) ? Optional.empty() : Optional.of(new SyncName(lower));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
