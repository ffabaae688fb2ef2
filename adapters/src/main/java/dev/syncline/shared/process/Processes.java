package dev.syncline.shared.process;

import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.process.Command.Leftovers;
import dev.syncline.shared.process.Ended.Finished;
import dev.syncline.shared.process.Ended.TimedOut;
import dev.syncline.shared.redaction.Redactor;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Runs programs: each with a controlled environment, nothing to read, in a session of its own
/// where the machine has `setsid` (util-linux), within its limits, and ended with everything that
/// it started.
public final class Processes {
  private static final File NOTHING = new File("/dev/null");
  private static final Duration DRAIN = Duration.ofSeconds(2);
  private static final Duration BUSY_PAUSE = Duration.ofMillis(50);
  private static final int BUSY_TRIES = 5;
  private static final int CANNOT_EXECUTE = 126;
  private static final int NOT_THERE = 127;

  private final Map<String, String> inherited;
  private final Optional<Path> setsid;
  private final Redactor redactor;
  private final Pace pace;
  private final Optional<Path> state;

  /// Without a state directory: what a kill of us leaves running is not found again.
  public Processes(Map<String, String> own, Redactor redactor, Pace pace) {
    this(own, redactor, pace, Optional.empty());
  }

  /// `own`: our own environment, of which a child gets a small part ([Inherited]). `state`: the
  /// directory whose next holder finds what a kill of us leaves running ([Orphans]).
  public Processes(Map<String, String> own, Redactor redactor, Pace pace, Optional<Path> state) {
    this.state = state;
    this.inherited = Inherited.from(own);
    this.setsid =
        Programs.onPath("setsid", own.getOrDefault("PATH", "")).filter(Files::isExecutable);
    this.redactor = redactor;
    this.pace = pace;
  }

  /// What every child finds under `name`, if anything.
  public Optional<String> inherited(String name) {
    return Optional.ofNullable(inherited.get(name));
  }

  /// `text` without secrets: for words that are shown.
  public String redact(String text) {
    return redactor.redact(text);
  }

  /// Runs `command` to its end and tells `lines` what it prints, cleaned, from another thread.
  /// Rejected where there is no such program or the machine cannot run it, Transient where the
  /// machine is short of something. When interrupted, it first ends everything that it started.
  public Ended run(Command command, Consumer<String> lines)
      throws SyncException, InterruptedException {
    if (!Files.isDirectory(command.directory())) {
      throw SyncException.rejected(
          "SYN-PROCESS-DIRECTORY",
          "starting " + redact(command.words().getFirst()),
          "there is no directory " + command.directory(),
          "Create it, or correct the command's directory");
    }
    var mark = mark(command.leftovers()).value();
    var environment = new TreeMap<>(inherited);
    environment.putAll(command.environment());
    environment.put(Mark.VARIABLE, mark);
    var path = environment.getOrDefault("PATH", "");
    var program = Programs.find(command.words().getFirst(), path, command.directory());
    for (int attempt = 1; ; attempt++) {
      var child = start(command, program, environment);
      if (child.isPresent()) {
        var tree =
            new ProcessTree(
                child.get().process(), Mark.VARIABLE + "=" + mark, setsid.isPresent(), pace);
        var ended = attend(child.get(), tree, command, lines);
        if (!(ended instanceof Finished finished) || !isRefused(finished, CANNOT_EXECUTE)) {
          return checked(ended, program);
        }
        if (attempt == BUSY_TRIES) {
          throw notExecutable(program, finished.tail().getFirst());
        }
      } else if (attempt == BUSY_TRIES) {
        throw notExecutable(program, "somebody keeps it open for writing");
      }
      pace.sleep(BUSY_PAUSE);
    }
  }

  /// A service that a command starts lives on after us, so it must not be taken for an orphan.
  private Mark mark(Leftovers leftovers) {
    return Mark.fresh(
        switch (leftovers) {
          case END -> state.flatMap(Mark.Owner::current);
          case LEAVE -> Optional.empty();
        });
  }

  /// Empty while somebody, as a copy of us about to become another program, holds the file open
  /// (ETXTBSY).
  private Optional<Child> start(Command command, Path program, Map<String, String> environment)
      throws SyncException {
    var session = setsid.map(Path::toString).stream().toList();
    var words = new ArrayList<>(session);
    words.add(program.toString());
    words.addAll(command.words().subList(1, command.words().size()));
    var builder =
        new ProcessBuilder(words)
            .directory(command.directory().toFile())
            .redirectInput(NOTHING)
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    var limits = command.limits();
    try {
      return Optional.of(
          switch (command.leftovers()) {
            case END -> Child.piped(builder);
            case LEAVE -> Child.drained(builder, session, inherited, limits.toldBytesMax());
          });
    } catch (IOException e) {
      var why = String.valueOf(e.getMessage());
      if (why.contains("error=26")) {
        return Optional.empty();
      }
      if (why.contains("error=13") || why.contains("error=7,")) {
        throw notExecutable(program, redact(why)).causedBy(e);
      }
      throw SyncException.passing(
              "SYN-PROCESS-START",
              "starting " + program,
              redact(why),
              "Look for a lack of memory, processes or open files")
          .causedBy(e);
    }
  }

  private Ended attend(Child child, ProcessTree tree, Command command, Consumer<String> lines)
      throws InterruptedException {
    var limits = command.limits();
    var process = child.process();
    var output = new Output(child.output(), lines, redactor, limits.toldBytesMax());
    // A thread of the system: a virtual one might wait for a carrier while others hash or copy, and
    // what was printed would be lost.
    var reader =
        Thread.ofPlatform()
            .daemon()
            .name("output of " + process.pid())
            .start(() -> child.readInto(output));
    var from = pace.now();
    boolean mustEnd = true;
    boolean inTime;
    try {
      inTime = process.waitFor(limits.time());
      mustEnd = !inTime || command.leftovers() == Leftovers.END;
    } finally {
      if (mustEnd) {
        tree.end(limits.grace());
      }
    }
    reader.join(DRAIN);
    output.close();
    output
        .refusal()
        .ifPresent(refusal -> {
          throw refusal;
        });
    var took = Duration.between(from, pace.now());
    return inTime
        ? new Finished(process.exitValue(), output.tail(), took)
        : new TimedOut(output.tail(), took);
  }

  private static Ended checked(Ended ended, Path program) throws SyncException {
    if (ended instanceof Finished finished && !finished.succeeded()) {
      if (isRefused(finished, NOT_THERE)) {
        throw SyncException.rejected(
            "SYN-PROCESS-NOT-FOUND",
            "starting " + program,
            "the interpreter that its first line names is not there",
            "Install that interpreter");
      }
      if (Programs.isForeign(program)) {
        throw Programs.wrongFormat(program, "it was built for another kind of processor");
      }
    }
    return ended;
  }

  /// Whether `setsid` could not become the program, which it says in one line.
  private static boolean isRefused(Finished finished, int exitCode) {
    return finished.exitCode() == exitCode
        && finished.tail().size() == 1
        && finished.tail().getFirst().startsWith("setsid: ");
  }

  private static SyncException notExecutable(Path program, String why) {
    return SyncException.rejected(
        "SYN-PROCESS-NOT-EXECUTABLE",
        "starting " + program,
        why,
        "Check its permissions, and that its file system allows programs (no noexec)");
  }
}
