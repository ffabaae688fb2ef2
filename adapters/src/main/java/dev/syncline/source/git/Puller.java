package dev.syncline.source.git;

import dev.syncline.core.content.Revision;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.repository.Ancestry;
import dev.syncline.shared.repository.LimitedRepository;
import dev.syncline.shared.repository.Remote;
import dev.syncline.shared.repository.RemoteRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.IndexDiff;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.jspecify.annotations.Nullable;

/// Brings one clone up to its pin.
final class Puller {
  private final LimitedRepository repository;
  private final Remote remote;
  private final Checkout checkout;

  Puller(LimitedRepository repository, Remote remote, Checkout checkout) {
    this.repository = repository;
    this.remote = remote;
    this.checkout = checkout;
  }

  Pull pull(Pin pin) throws SyncException, InterruptedException, IOException {
    var head = repository.resolve(Constants.HEAD);
    if (head == null) {
      return new Pull.Nothing("this clone has no commit yet");
    }
    return switch (pin.kind()) {
      case COMMIT ->
          new Pull.Nothing("pinned to commit %s, which never moves".formatted(shortened(head)));
      case TAG -> new Pull.Nothing(tag(pin, head));
      case BRANCH -> branch(pin, head);
    };
  }

  private String tag(Pin pin, ObjectId head)
      throws SyncException, InterruptedException, IOException {
    var known = repository.exactRef(Constants.R_TAGS + pin.name());
    var meant = peeled(known == null ? null : known.getObjectId(), head);
    var now = there(pin);
    if (now.isEmpty()) {
      return "pinned to tag %s, which is gone at %s".formatted(pin.name(), remote.url());
    }
    var there = now.get().commit();
    return meant.name().equals(there)
        ? "pinned to tag %s, which has not moved".formatted(pin.name())
        : "pinned to tag %s, which moved from %s to %s at %s; a moved tag is not followed"
            .formatted(pin.name(), shortened(meant), there.substring(0, 7), remote.url());
  }

  private ObjectId peeled(@Nullable ObjectId id, ObjectId otherwise) throws IOException {
    if (id == null) {
      return otherwise;
    }
    try (var walk = new RevWalk(repository)) {
      return walk.peel(walk.parseAny(id)).copy();
    }
  }

  private Optional<RemoteRef> there(Pin pin) throws SyncException, InterruptedException {
    var name = pin.ref().orElseThrow();
    return remote.refs(List.of(name)).stream().filter(ref -> ref.name().equals(name)).findFirst();
  }

  private Pull branch(Pin pin, ObjectId head)
      throws SyncException, InterruptedException, IOException {
    var current = Optional.ofNullable(repository.getFullBranch()).orElse("");
    if (!current.startsWith(Constants.R_HEADS) || !Pin.followed(repository).equals(pin)) {
      return new Pull.Nothing("pinned to branch %s, but on %s now".formatted(pin.name(), current));
    }
    var now = there(pin);
    if (now.isEmpty()) {
      throw SyncException.rejected(
          "SYN-GIT-NOT-FOUND",
          "pulling %s of %s".formatted(pin.name(), remote.url()),
          "the branch is gone there",
          "Clone what replaced it; nothing was changed here");
    }
    var to = ObjectId.fromString(now.get().commit());
    if (to.equals(head)) {
      return new Pull.Nothing("%s is at %s".formatted(pin.name(), shortened(head)));
    }
    var edits = edits();
    if (!edits.isEmpty()) {
      throw Checkout.dirty(repository, edits);
    }
    return move(pin, head, to);
  }

  private Pull move(Pin pin, ObjectId head, ObjectId to)
      throws SyncException, InterruptedException, IOException {
    var tracking = repository.exactRef(Checkout.TRACKING + pin.name());
    boolean ours = tracking == null || !head.equals(tracking.getObjectId());
    var answer = new Ancestry(remote).of(Constants.R_HEADS + pin.name(), head.name());
    if (ours && answer != Ancestry.Answer.HOLDS) {
      throw SyncException.rejected(
          "SYN-GIT-LOCAL-COMMITS",
          "pulling " + repository.getWorkTree(),
          "%s has commits (up to %s) that are not at %s"
              .formatted(pin.name(), shortened(head), remote.url()),
          "Push them, or move them to another branch, then pull again");
    }
    checkout.bring(pin, to.name());
    checkout.files(head, to);
    checkout.point(Checkout.TRACKING + pin.name(), to);
    checkout.point(Constants.HEAD, to);
    return new Pull.Moved(new Revision(head.name()), new Revision(to.name()), how(pin, answer));
  }

  private static String how(Pin pin, Ancestry.Answer answer) {
    return switch (answer) {
      case HOLDS -> pin.name() + " moved on";
      case LOST -> pin.name() + " was force-pushed; it is taken as it is now";
      case UNKNOWN -> pin.name() + " moved; whether it was force-pushed cannot be told";
    };
  }

  /// Paths of tracked files that differ from the commit, in files or index.
  private List<String> edits() throws IOException {
    var difference = new IndexDiff(repository, Constants.HEAD, new FileTreeIterator(repository));
    difference.diff();
    var paths = new ArrayList<String>();
    paths.addAll(difference.getModified());
    paths.addAll(difference.getMissing());
    paths.addAll(difference.getAdded());
    paths.addAll(difference.getChanged());
    paths.addAll(difference.getRemoved());
    paths.addAll(difference.getConflicting());
    return paths.stream().distinct().toList();
  }

  private static String shortened(ObjectId id) {
    return new Revision(id.name()).shortened();
  }
}
