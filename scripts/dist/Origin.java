import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.jar.JarFile;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.revwalk.RevWalk;

/// What a distribution is made of. A commit where that is the whole truth, and its time, so that
/// two builds of it are alike; else `unknown`, and now.
record Origin(String commit, Instant at) {
  private static final String UNKNOWN = "unknown";

  static Origin of(Path checkout) throws IOException, GitAPIException {
    try (var git = Git.open(checkout.toFile())) {
      var head = git.getRepository().resolve(Constants.HEAD);
      if (head != null && git.status().call().isClean()) {
        try (var walk = new RevWalk(git.getRepository())) {
          return new Origin(
              head.name(), Instant.ofEpochSecond(walk.parseCommit(head).getCommitTime()));
        }
      }
    } catch (RepositoryNotFoundException e) {
      // no checkout, but sources that were unpacked
    }
    return new Origin(UNKNOWN, Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  /// In the form of every `.version` file; its checksum is the launcher's, which in turn names that
  /// of the tree.
  String versionFile(Path launcher) throws IOException {
    return "version: %s%ncommit: %s%ntimestamp: %s%nchecksum: %s%n"
        .formatted(
            version(launcher.resolveSibling("lib")),
            commit,
            at,
            Trees.sha256(Files.readAllBytes(launcher)));
  }

  private static String version(Path lib) throws IOException {
    try (var jars = Files.newDirectoryStream(lib, "syncline-app-*.jar");
        var jar = new JarFile(jars.iterator().next().toFile())) {
      return "v" + jar.getManifest().getMainAttributes().getValue("Implementation-Version");
    }
  }
}
