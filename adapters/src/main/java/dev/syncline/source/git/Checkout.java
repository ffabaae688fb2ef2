package dev.syncline.source.git;

import dev.syncline.core.run.Progress;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.repository.LimitedRepository;
import dev.syncline.shared.repository.Remote;
import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.dircache.DirCacheCheckout;
import org.eclipse.jgit.errors.CheckoutConflictException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/// Brings commits into a clone and its files and refs to them. Files first, refs last.
final class Checkout {
  private static final String ORIGIN = Constants.DEFAULT_REMOTE_NAME;
  static final String TRACKING = Constants.R_REMOTES + ORIGIN + "/";

  private final LimitedRepository repository;
  private final Remote remote;
  private final Progress progress;

  Checkout(LimitedRepository repository, Remote remote, Progress progress) {
    this.repository = repository;
    this.remote = remote;
    this.progress = progress;
  }

  /// Fills a new, empty repository with `commit`, which `pin` means now.
  void first(Pin pin, String commit) throws SyncException, InterruptedException, IOException {
    configure(pin);
    bring(pin, commit);
    var id = ObjectId.fromString(commit);
    var head = repository.updateRef(Constants.HEAD, pin.kind() != Pin.Kind.BRANCH);
    files(null, id);
    switch (pin.kind()) {
      case BRANCH -> {
        point(TRACKING + pin.name(), id);
        point(Constants.R_HEADS + pin.name(), id);
        head.link(Constants.R_HEADS + pin.name());
      }
      case TAG -> {
        point(Constants.R_TAGS + pin.name(), id);
        detach(id);
      }
      case COMMIT -> detach(id);
    }
    pin.write(repository);
  }

  /// Brings `commit` without its history.
  void bring(Pin pin, String commit) throws SyncException, InterruptedException {
    if (pin.ref().isPresent()) {
      remote.bring(repository, pin.ref().get(), commit, progress);
    } else if (!remote.bringById(repository, commit, progress)) {
      throw SyncException.rejected(
          "SYN-GIT-NOT-FOUND",
          "fetching %s of %s".formatted(commit.substring(0, 7), remote.url()),
          "there is no such commit, or the host serves none by its id",
          "Name a tag or a branch");
    }
  }

  /// Changes the files from what `from` holds to what `to` holds. Rejected, and nothing changed,
  /// where that would overwrite something that git does not keep.
  void files(@org.jspecify.annotations.Nullable ObjectId from, ObjectId to)
      throws SyncException, IOException {
    try (var walk = new RevWalk(repository)) {
      var target = walk.parseCommit(to).getTree();
      var index = repository.lockDirCache();
      var checkout =
          from == null
              ? new DirCacheCheckout(repository, index, target)
              : new DirCacheCheckout(repository, walk.parseCommit(from).getTree(), index, target);
      checkout.setFailOnConflict(true);
      try {
        checkout.checkout();
      } catch (CheckoutConflictException e) {
        throw dirty(repository, checkout.getConflicts());
      } finally {
        index.unlock();
      }
    }
  }

  static SyncException dirty(Repository repository, List<String> paths) {
    var shown = String.join(", ", paths.stream().sorted().limit(20).toList());
    var more = paths.size() > 20 ? " and %d more".formatted(paths.size() - 20) : "";
    return SyncException.rejected(
        "SYN-GIT-LOCAL-EDITS",
        "pulling " + repository.getWorkTree(),
        "it would overwrite what was changed here: " + shown + more,
        "Commit these elsewhere, move them away or undo them, then pull again");
  }

  void point(String ref, AnyObjectId id) throws IOException {
    var update = repository.updateRef(ref);
    update.setNewObjectId(id);
    update.setRefLogMessage("syncline", true);
    var result = update.forceUpdate();
    switch (result) {
      case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> {}
      default -> throw new IOException("%s could not be moved: %s".formatted(ref, result));
    }
  }

  private void detach(ObjectId id) throws IOException {
    var update = repository.updateRef(Constants.HEAD, true);
    update.setNewObjectId(id);
    update.forceUpdate();
  }

  private void configure(Pin pin) throws IOException {
    var config = repository.getConfig();
    config.setString("remote", ORIGIN, "url", remote.url().stored());
    var fetch =
        switch (pin.kind()) {
          case BRANCH -> "+%s:%s".formatted(Constants.R_HEADS + pin.name(), TRACKING + pin.name());
          case TAG -> "+%1$s:%1$s".formatted(Constants.R_TAGS + pin.name());
          case COMMIT -> "+refs/heads/*:%s*".formatted(TRACKING);
        };
    config.setString("remote", ORIGIN, "fetch", fetch);
    if (pin.kind() == Pin.Kind.BRANCH) {
      config.setString("branch", pin.name(), "remote", ORIGIN);
      config.setString("branch", pin.name(), "merge", Constants.R_HEADS + pin.name());
    }
    config.save();
  }
}
