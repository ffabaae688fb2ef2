package dev.syncline.transform.build;

import dev.syncline.core.content.Content;
import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Kind;
import dev.syncline.core.content.Promise;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Staging;
import dev.syncline.core.transform.Recipe;
import dev.syncline.core.transform.Transform;
import dev.syncline.shared.files.FileDigests;
import dev.syncline.shared.process.Command;
import dev.syncline.shared.process.Command.Leftovers;
import dev.syncline.shared.process.Ended;
import dev.syncline.shared.process.Ended.Finished;
import dev.syncline.shared.process.Ended.TimedOut;
import dev.syncline.shared.process.Limits;
import dev.syncline.shared.process.Processes;
import dev.syncline.transform.build.How.CommandBuild;
import dev.syncline.transform.build.How.TaskBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// Builds one binary from a source tree by a task or a command, in staging. The exit code is no
/// proof: the output's place is cleared before, and what is there after must be a plain file with
/// something in it. The input is used up: a command works in it, a task has it moved to its `.src`.
public final class BuildTransform implements Transform<Content.Tree, Content.Artifact> {
  private static final Pattern VERSION =
      Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}._+/@#=,%~-]*");
  private static final int COMMAND_SHOWN_MAX = 200;
  private static final int NO_SUCH_TASK = 200;

  private final BuildSettings settings;
  private final Processes processes;

  public BuildTransform(BuildSettings settings, Processes processes) {
    this.settings = settings;
    this.processes = processes;
  }

  @Override
  public Kind<Content.Tree> takes() {
    return Kind.TREE;
  }

  @Override
  public Kind<Content.Artifact> makes() {
    return Kind.ARTIFACT;
  }

  /// Where the project and staging lie is no part of it; for a task the text of its Taskfiles is.
  @Override
  public Recipe recipe() {
    var parts = new ArrayList<>(List.of("build", settings.name(), settings.place().toString()));
    settings.environment().forEach((name, value) -> parts.addAll(List.of("env", name, value)));
    switch (settings.how()) {
      case TaskBuild task -> {
        parts.addAll(List.of("task", task.task(), task.folder().toString()));
        parts.add(task.versionVariable().orElse(""));
        parts.addAll(new Taskfiles(task).digests());
      }
      case CommandBuild(var words) -> {
        parts.add("command");
        parts.addAll(words);
      }
    }
    return Recipe.of(parts);
  }

  @Override
  public Promise promise(Candidate candidate) {
    var how =
        switch (settings.how()) {
          case TaskBuild task -> "built by task " + task.task();
          case CommandBuild(var words) -> "built by `%s`".formatted(shown(words));
        };
    return new Promise(Kind.ARTIFACT, candidate.revision(), settings.name(), how);
  }

  @Override
  public Content.Artifact make(Content.Tree input, Candidate candidate, Staging staging)
      throws SyncException, InterruptedException {
    var what = "building %s %s".formatted(settings.name(), candidate.label());
    var faults = new BuildFaults(what, shown(called(candidate.name())));
    if (!VERSION.matcher(candidate.name()).matches()) {
      throw faults.version();
    }
    try {
      var place = workplace(input.root(), staging.directory());
      place.clearOutput();
      var ended = processes.run(command(place, candidate), staging.progress()::line);
      if (ended instanceof Finished finished
          && finished.exitCode() == NO_SUCH_TASK
          && settings.how() instanceof TaskBuild task) {
        throw faults.noTask(finished, advice(task, place, candidate));
      }
      return proven(place, candidate, succeeded(ended, faults), faults);
    } catch (FolderCopy.TooLarge e) {
      throw faults.tooLarge(e);
    } catch (IOException e) {
      throw faults.staging(e);
    }
  }

  private Workplace workplace(Path tree, Path staging) throws IOException {
    return switch (settings.how()) {
      case TaskBuild task -> Workplace.inCopy(task, tree, staging, settings.place());
      case CommandBuild _ -> Workplace.inTree(tree, staging, settings.place());
    };
  }

  private Command command(Workplace place, Candidate candidate) {
    var told = told(place, candidate);
    var words =
        switch (settings.how()) {
          case TaskBuild _ -> called(candidate.name());
          case CommandBuild(var raw) -> raw.stream().map(told::fill).toList();
        };
    return new Command(
        words,
        place.directory(),
        environment(place, told),
        Limits.of(settings.timeLimit()),
        Leftovers.END);
  }

  private static Placeholders told(Workplace place, Candidate candidate) {
    return new Placeholders(
        candidate.name(), candidate.revision().value(), place.source(), place.output());
  }

  /// The words of a command are as declared here, placeholders and all.
  private List<String> called(String version) {
    return switch (settings.how()) {
      case TaskBuild task -> {
        var words = new ArrayList<>(List.of("task", "--color=false", "--silent", "--yes"));
        words.add(new Taskfiles(task).calledAs());
        task.versionVariable().ifPresent(name -> words.add(name + "=" + version));
        yield words;
      }
      case CommandBuild(var raw) -> raw;
    };
  }

  /// Temporary files stay in staging. Version control must not find a repository around staging
  /// (the project's own) and stamp that one's commit into the binary.
  private SequencedMap<String, String> environment(Workplace place, Placeholders told) {
    var variables = new LinkedHashMap<String, String>();
    variables.put("TMPDIR", place.temporary().toString());
    variables.put("NO_COLOR", "1");
    variables.put("GIT_CEILING_DIRECTORIES", String.valueOf(place.source().getParent()));
    var goFlags = processes.inherited("GOFLAGS").orElse("");
    if (!goFlags.contains("-buildvcs") && !Files.exists(place.source().resolve(".git"))) {
      variables.put("GOFLAGS", (goFlags + " -buildvcs=false").strip());
    }
    variables.putAll(settings.environment());
    variables.putAll(told.environment());
    return variables;
  }

  private Optional<String> advice(TaskBuild task, Workplace place, Candidate candidate)
      throws InterruptedException {
    var names = TaskNames.ask(place, environment(place, told(place, candidate)), processes);
    return names.advice(task.task(), new Taskfiles(task).calledAs());
  }

  private Finished succeeded(Ended ended, BuildFaults faults) throws SyncException {
    return switch (ended) {
      case TimedOut late -> throw faults.timedOut(late, settings.timeLimit());
      case Finished finished when finished.succeeded() -> finished;
      case Finished finished -> throw faults.failed(finished, settings.how());
    };
  }

  private Content.Artifact proven(
      Workplace place, Candidate candidate, Finished ended, BuildFaults faults)
      throws SyncException, IOException {
    var objection = Made.objection(place);
    if (objection.isPresent()) {
      throw faults.nothing(ended, objection.get());
    }
    Made.makeExecutable(place.output());
    Digest digest = FileDigests.of(place.output());
    return new Content.Artifact(candidate.revision(), settings.name(), digest, place.output());
  }

  private String shown(List<String> words) {
    var text = processes.redact(String.join(" ", words));
    return text.length() > COMMAND_SHOWN_MAX ? text.substring(0, COMMAND_SHOWN_MAX) + "…" : text;
  }
}
