package dev.syncline.shared.repository;

import dev.syncline.core.run.SyncException;
import dev.syncline.shared.files.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/// Whether a branch still holds a commit that it once held. Reads commits without trees into a
/// temporary repository: the newest few first, all of them only if need be.
public final class Ancestry {
  private static final int FEW = 64;
  private static final long BYTES_MAX = 64L << 20;

  /// What can be said about it.
  public enum Answer {
    HOLDS,
    LOST,
    UNKNOWN
  }

  private final Remote remote;

  public Ancestry(Remote remote) {
    this.remote = remote;
  }

  /// Whether what `ref` names leads back to `commit`. Unknown if the remote does not serve commits
  /// without their trees or has too many of them.
  public Answer of(String ref, String commit) throws SyncException, InterruptedException {
    try {
      if (remote.url().scheme() == GitUrl.Scheme.FILE) {
        return here(ref, commit);
      }
      return there(ref, commit, FEW);
    } catch (IOException e) {
      throw GitFaults.disk("reading the history of " + remote.url(), e);
    }
  }

  private Answer there(String ref, String commit, int depth)
      throws SyncException, InterruptedException, IOException {
    var directory = Files.createTempDirectory("syncline-history-");
    try (var scratch = LimitedRepository.bare(directory.resolve("git"), new Allowance(BYTES_MAX))) {
      if (!remote.history(scratch, ref, depth, true)) {
        return Answer.UNKNOWN;
      }
      // nothing but the history of `ref` was brought
      if (scratch.getObjectDatabase().has(ObjectId.fromString(commit))) {
        return Answer.HOLDS;
      }
      boolean whole = scratch.getObjectDatabase().getShallowCommits().isEmpty();
      return whole ? Answer.LOST : there(ref, commit, Integer.MAX_VALUE);
    } finally {
      Trees.delete(directory);
    }
  }

  private Answer here(String ref, String commit) throws IOException {
    var folder = Path.of(remote.url().path());
    var git = Files.isDirectory(folder.resolve(".git")) ? folder.resolve(".git") : folder;
    var builder = new FileRepositoryBuilder().setGitDir(git.toFile()).setMustExist(true);
    try (var repository = builder.build();
        var walk = new RevWalk(repository)) {
      var tip = repository.exactRef(ref);
      if (tip == null || tip.getObjectId() == null) {
        return Answer.UNKNOWN;
      }
      var old = ObjectId.fromString(commit);
      if (!repository.getObjectDatabase().has(old)) {
        return Answer.LOST;
      }
      return walk.isMergedInto(walk.parseCommit(old), walk.parseCommit(tip.getObjectId()))
          ? Answer.HOLDS
          : Answer.LOST;
    }
  }
}
