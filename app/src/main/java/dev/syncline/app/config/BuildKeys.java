package dev.syncline.app.config;

import dev.syncline.app.config.TransformSection.Build;
import dev.syncline.app.config.TransformSection.How;
import dev.syncline.app.config.shape.Fields;
import dev.syncline.app.config.shape.Form;
import dev.syncline.app.config.shape.Forms;
import dev.syncline.app.config.shape.Key;
import dev.syncline.app.config.shape.Section;
import dev.syncline.app.config.shape.Shape.Entry;
import dev.syncline.app.config.shape.Shape.Named;
import dev.syncline.app.config.shape.Shape.Spot;
import dev.syncline.transform.build.BuildSettings;
import dev.syncline.transform.build.How.TaskBuild;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The keys of `through.build:`.
final class BuildKeys {
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Form<String> VARIABLE_NAME =
      Forms.text("the name of a variable", BuildKeys::variable);

  private static final Key<String> TASK =
      Key.optional("task", Forms.TEXT, "the Taskfile's task that builds");
  private static final Key<List<Spot<String>>> COMMAND =
      Key.optional("command", Commands.WORDS, "the command that builds, word by word, no shell");
  private static final Key<String> OUTPUT =
      Key.optional(
          "output",
          Forms.text("a path in the tree", BuildKeys::inside),
          "where the build leaves the file, relative to the tree or the subsystem's folder");
  private static final Key<List<Entry<String>>> ENV =
      Key.optional(
          "env", new Named<>(VARIABLE_NAME, Forms.SECRET), "more environment for the build");
  private static final Key<Duration> TIMEOUT =
      Key.withDefault(
          "timeout", Commands.LIMIT, Build.TIMEOUT_DEFAULT, "after which a build is stopped");
  private static final Key<String> VERSION_VARIABLE =
      Key.optional(
          "version-variable", VARIABLE_NAME, "the task's variable that is told the version");

  static final Section BUILD =
      Section.of(
              "a map with task or command", TASK, COMMAND, OUTPUT, ENV, TIMEOUT, VERSION_VARIABLE)
          .exactlyOne("task", "command");

  private BuildKeys() {}

  /// `target` is where the program will live, from which a task finds out where it builds it.
  static Build read(Fields build, Path target, Reading reading) {
    build.find(COMMAND).ifPresent(new PlaceholderCheck(reading)::build);
    Map<String, SecretText> env = new LinkedHashMap<>();
    for (var entry : build.find(ENV).orElse(List.of())) {
      var where = "build.env.%s in %s".formatted(entry.name(), entry.at());
      env.put(entry.name(), reading.secret(entry.value(), where));
    }
    if (build.has(VERSION_VARIABLE) && build.has(COMMAND)) {
      reading.conflict(
          build.place(VERSION_VARIABLE),
          "a version variable is for task:",
          "a command is told by {version}");
    }
    How how =
        build
            .find(TASK)
            .<How>map(How.Task::new)
            .orElseGet(() -> new How.Command(Reading.values(build.get(COMMAND))));
    if (how instanceof How.Task(var name)) {
      refuseTask(name, build, target, reading);
    }
    return new Build(
        how, build.find(OUTPUT), env, build.get(TIMEOUT), build.find(VERSION_VARIABLE));
  }

  private static void refuseTask(String name, Fields build, Path target, Reading reading) {
    try {
      var base = reading.folders().base();
      var task = TaskBuild.of(name, base, target, build.find(VERSION_VARIABLE));
      var place = build.find(OUTPUT).map(Path::of);
      var _ =
          new BuildSettings(task, "output", place, new LinkedHashMap<>(), BuildSettings.TIME_LIMIT);
    } catch (IllegalArgumentException e) {
      reading.conflict(
          build.valuePlace(TASK), "this task cannot be run", String.valueOf(e.getMessage()));
    }
  }

  private static String inside(String text) {
    var path = Path.of(Forms.PATH.read().apply(text)).normalize();
    if (path.isAbsolute() || path.startsWith("..") || path.equals(Path.of(""))) {
      throw new IllegalArgumentException(
          "a file in the tree, relative to it and without .., like bin/nats-server");
    }
    return text;
  }

  private static String variable(String text) {
    if (!VARIABLE.matcher(text).matches()) {
      throw new IllegalArgumentException("letters, digits and _, like NATS_VERSION");
    }
    return text;
  }
}
