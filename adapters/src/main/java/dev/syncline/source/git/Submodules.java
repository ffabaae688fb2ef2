package dev.syncline.source.git;

import dev.syncline.core.run.SyncException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.BlobBasedConfig;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/// What a commit's `.gitmodules` says: where each submodule comes from. Only path and url are read.
record Submodules(Map<String, String> urlByPath) {
  private static final String FILE = ".gitmodules";
  private static final int BYTES_MAX = 1 << 20;

  static Submodules of(Repository repository, ObjectId commit) throws SyncException, IOException {
    try (var walk = new RevWalk(repository);
        var found = TreeWalk.forPath(repository, FILE, walk.parseCommit(commit).getTree())) {
      if (found == null || repository.open(found.getObjectId(0)).getSize() > BYTES_MAX) {
        return new Submodules(Map.of());
      }
      var config = new BlobBasedConfig(new Config(), repository, found.getObjectId(0));
      var urls = new HashMap<String, String>();
      for (var name : config.getSubsections("submodule")) {
        var path = config.getString("submodule", name, "path");
        var url = config.getString("submodule", name, "url");
        if (path != null && url != null) {
          urls.put(path, url);
        }
      }
      return new Submodules(Map.copyOf(urls));
    } catch (ConfigInvalidException _) {
      throw SyncException.rejected(
          "SYN-GIT-SUBMODULE",
          "reading .gitmodules of " + commit.abbreviate(7).name(),
          "it is not a git configuration",
          "Repair it at the source, or turn submodules off");
    }
  }

  Optional<String> url(String path) {
    return Optional.ofNullable(urlByPath.get(path));
  }
}
