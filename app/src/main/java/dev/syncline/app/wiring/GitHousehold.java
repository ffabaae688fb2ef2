package dev.syncline.app.wiring;

import dev.syncline.app.cli.Bringing;
import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.CloneRequest;
import dev.syncline.app.cli.request.PullRequest;
import dev.syncline.app.config.BrokenConfiguration;
import dev.syncline.app.config.ConfigurationReader;
import dev.syncline.app.config.ConfigurationReader.Loaded;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.redaction.Redactor;
import dev.syncline.source.git.GitClone;
import dev.syncline.source.git.GitSettings;
import dev.syncline.source.git.Pull;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Clone and pull: git for people, without a git program and without state. Uses the credentials of
/// a configuration where one is named or found, and needs none.
public final class GitHousehold implements Bringing {
  private final Optional<Path> named;
  private final Map<String, String> environment;
  private final Pace pace;

  public GitHousehold(Optional<Path> named, Map<String, String> environment, Pace pace) {
    this.named = named;
    this.environment = Map.copyOf(environment);
    this.pace = pace;
  }

  @Override
  public ExitCode clone(CloneRequest request, Output output)
      throws SyncException, InterruptedException {
    var path = request.path().toAbsolutePath().normalize();
    warnOfLogin(request.url(), output);
    var revision =
        withGit("cloning", output, git -> git.clone(request.url(), path, request.version()));
    var document = new LinkedHashMap<String, Object>();
    document.put("path", path.toString());
    document.put("revision", revision.value());
    request.version().ifPresent(version -> document.put("version", version));
    output.result(
        () -> document,
        words -> words.line("cloned %s at %s".formatted(path, revision.shortened())));
    return ExitCode.DONE;
  }

  @Override
  public ExitCode pull(PullRequest request, Output output)
      throws SyncException, InterruptedException {
    var path = request.path().toAbsolutePath().normalize();
    var pulled = withGit("pulling", output, git -> git.pull(path));
    output.result(() -> document(path, pulled), words -> words.line(line(pulled)));
    return ExitCode.DONE;
  }

  private static void warnOfLogin(String url, Output output) {
    if (Redactor.tellsLogin(url)) {
      output.warn(
          "a password on the command line is seen by everybody on this machine (ps) and stays in the"
              + " shell's history. Put it under credentials:, by host, of a configuration, or into"
              + " GITHUB_TOKEN for github.com, and clone without it");
    }
  }

  private interface GitWork<R> {
    R with(GitClone git) throws SyncException, InterruptedException;
  }

  private <R> R withGit(String doing, Output output, GitWork<R> work)
      throws SyncException, InterruptedException {
    try (var outside = outside(output);
        var progress = output.progress(doing)) {
      return work.with(
          new GitClone(outside.remotes(), GitSettings.TIMEOUT, GitSettings.BYTES_MAX, progress));
    }
  }

  private static String line(Pull pulled) {
    return switch (pulled) {
      case Pull.Moved(var from, var to, var how) ->
          "%s -> %s: %s".formatted(from.shortened(), to.shortened(), how);
      case Pull.Nothing(var reason) -> "nothing to pull: " + reason;
    };
  }

  private static Map<String, Object> document(Path path, Pull pulled) {
    var document = new LinkedHashMap<String, Object>();
    document.put("path", path.toString());
    switch (pulled) {
      case Pull.Moved(var from, var to, var how) -> {
        document.put("moved", true);
        document.put("from", from.value());
        document.put("to", to.value());
        document.put("reason", how);
      }
      case Pull.Nothing(var reason) -> {
        document.put("moved", false);
        document.put("reason", reason);
      }
    }
    return document;
  }

  private Outside outside(Output output) {
    return switch (ConfigurationReader.read(named, environment)) {
      case Loaded.Well(var configuration, _) -> Outside.of(configuration, environment, pace);
      case Loaded.Broken(var problems) -> {
        if (named.isPresent()) {
          throw new BrokenConfiguration(problems);
        }
        if (problems.stream().anyMatch(problem -> problem.at().line() > 0)) {
          output.warn(
              "the configuration that was found is broken, so its credentials are not used: "
                  + problems.getFirst().line());
        }
        yield Outside.plain(environment, pace);
      }
    };
  }
}
