package dev.syncline.app.work.begin;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.InitRequest;
import dev.syncline.app.config.ConfigurationReader;
import dev.syncline.app.config.ConfigurationReader.Loaded;
import dev.syncline.app.config.shape.ConfigProblem;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.files.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Writes the first configuration of a project beside its files.
public final class Begins {
  private static final String POINT = "init";

  private final Optional<Path> named;
  private final Path file;
  private final Map<String, String> environment;
  private final DurableFiles files = new DurableFiles(FaultPoints.NONE);

  /// `named` is the configuration that a person named; else it will be where `check` looks for it.
  public Begins(Optional<Path> named, Map<String, String> environment) {
    this.named = named;
    this.environment = Map.copyOf(environment);
    this.file =
        named
            .or(() ->
                Optional.ofNullable(environment.get("SYNCLINE_CONFIG"))
                    .filter(text -> !text.isBlank())
                    .map(Path::of))
            .orElse(Path.of("syncline.yaml"))
            .toAbsolutePath()
            .normalize();
  }

  public ExitCode platform(InitRequest request, Output output) throws SyncException {
    if (Files.isDirectory(file)) {
      throw refused("SYN-INIT-FOLDER", "it is a folder", "Name a file in it with --config");
    }
    if (!request.force() && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw exists();
    }
    var draft = Guesser.draft(ProjectReader.read(file.resolveSibling("")));
    if (draft.guesses().isEmpty()) {
      throw nothing(draft);
    }
    write(DraftText.of(draft), request.force());
    var view = new BeginView(file, draft, next());
    output.result(view::document, view::words);
    return readBack(output);
  }

  private void write(String text, boolean force) throws SyncException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      if (force) {
        files.replace(file, bytes, POINT);
      } else if (!created(bytes)) {
        throw exists();
      }
    } catch (IOException e) {
      var why = "%s: %s".formatted(e.getClass().getSimpleName(), e.getMessage());
      throw refused("SYN-INIT-WRITE", why, "Look at the folder's rights and its disk");
    }
  }

  /// Whole or not at all, and never in the place of another; whether it did.
  private boolean created(byte[] bytes) throws IOException {
    var aside =
        file.resolveSibling(".%s.%d".formatted(file.getFileName(), ProcessHandle.current().pid()));
    try {
      files.write(aside, bytes, POINT);
      if (!files.link(aside, file, POINT)) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
          return false;
        }
        files.rename(aside, file, POINT); // where the file system has no hard links
      }
      files.sync(file.resolveSibling(""), POINT + ".directory");
      return true;
    } finally {
      files.delete(aside, POINT + ".aside");
    }
  }

  private String next() {
    return named.map(path -> "syncline check --config " + path).orElse("syncline check");
  }

  /// A name or address that only this project has may be none that a configuration takes.
  private ExitCode readBack(Output output) {
    if (ConfigurationReader.read(Optional.of(file), environment)
        instanceof Loaded.Broken(var all)) {
      output.warn("this must be mended before it can be used:");
      all.stream().map(ConfigProblem::line).forEach(output::warn);
      return ExitCode.FAILED;
    }
    return ExitCode.DONE;
  }

  private SyncException exists() {
    return refused(
        "SYN-INIT-EXISTS",
        "there is one already, and it is not overwritten",
        "Say --force to have it written anew, or another --config");
  }

  private SyncException nothing(Draft draft) {
    var leftOut =
        draft.leftOut().stream()
            .map(each -> "; %s: %s".formatted(each.name(), each.why()))
            .reduce("", String::concat);
    return refused(
        "SYN-INIT-NOTHING",
        "no Taskfile here, or in a folder right below, names an upstream and a task bin:build"
            + leftOut,
        "Run it at the root of the project, or write the configuration by hand");
  }

  private SyncException refused(String code, String why, String next) {
    return SyncException.rejected(code, "writing " + file, why, next);
  }
}
