import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;

/// Makes the class cache of a distribution by its own launcher, doing what people do most: a `check`
/// of something that is installed.
final class Training {
  private static final String CONFIGURATION =
      """
      version: 1
      syncs:
        released:
          source: {git: {url: "%1$s", track: tags}}
          target: {directory: {path: released}}
        published:
          source: {git: {url: "%1$s", branch: main}}
          target: {directory: {path: published}}
      """;

  private Training() {}

  static void make(Path launcher, Path cache)
      throws IOException, GitAPIException, InterruptedException {
    var folder = Files.createTempDirectory("syncline-training");
    try {
      var upstream = folder.resolve("upstream");
      publish(upstream);
      Files.writeString(
          folder.resolve("syncline.yaml"), CONFIGURATION.formatted(upstream.toUri()));
      run(folder, launcher, "sync", "-Xshare:auto");
      run(folder, launcher, "check", "-XX:AOTCacheOutput=" + cache);
      if (Files.notExists(cache)) {
        throw new IllegalStateException("Java made no class cache");
      }
    } finally {
      Trees.delete(folder);
    }
  }

  private static void publish(Path upstream) throws IOException, GitAPIException {
    try (var git = Git.init().setDirectory(upstream.toFile()).setInitialBranch("main").call()) {
      Files.writeString(upstream.resolve("index.html"), "hello");
      git.add().addFilepattern("index.html").call();
      git.commit()
          .setMessage("Say hello")
          .setAuthor("nobody", "nobody@localhost")
          .setCommitter("nobody", "nobody@localhost")
          .setSign(false)
          .call();
      git.tag().setName("v1.0.0").setAnnotated(false).call();
    }
  }

  private static void run(Path folder, Path launcher, String verb, String option)
      throws IOException, InterruptedException {
    var process = new ProcessBuilder(launcher.toString(), verb);
    process.environment().clear();
    process.environment().put("HOME", folder.toString());
    process.environment().put("JAVA_TOOL_OPTIONS", option);
    var log = new File(folder.toFile(), verb + ".log");
    process.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log);
    if (process.start().waitFor() != 0) {
      throw new IllegalStateException(
          launcher + " " + verb + " failed: " + Files.readString(log.toPath()));
    }
  }
}
