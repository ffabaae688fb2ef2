package dev.syncline.target.directory;

import dev.syncline.core.content.Content;
import dev.syncline.core.content.Digest;
import dev.syncline.core.plan.Change;
import dev.syncline.core.plan.Change.Action;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.plan.Plan;
import dev.syncline.core.run.Problem;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.target.Desired;
import dev.syncline.core.target.Observed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The published folder as it was: where the link led, what its tree held, and what the tree's
/// manifest says it is.
record DirectoryObserved(Path link, LiveLink live, Listing files, Optional<Inventory> declared)
    implements Observed<Content.Files> {

  /// Only a tree of ours that is as its manifest says.
  @Override
  public Optional<Inventory> found() {
    return declared.filter(inventory -> Listing.of(inventory).equals(files));
  }

  @Override
  public List<Problem> problems() {
    return List.of();
  }

  @Override
  public List<Change> drift(Owned owned) {
    if (owned.installed().isEmpty()) {
      return List.of();
    }
    var wrote = Listing.of(owned.installed().get());
    var broken = brokenLink();
    return broken.isPresent() ? List.of(broken.get()) : files.changesTo(wrote);
  }

  @Override
  public Plan plan(Desired<Content.Files> desired, Owned owned) throws SyncException {
    return switch (desired) {
      case Desired.Promised<Content.Files>(var candidate, var promise) ->
          new Plan(
              candidate,
              List.of(
                  link(
                      live instanceof LiveLink.Missing ? Action.CREATE : Action.REPLACE,
                      "a new tree; it would be " + promise.how())),
              Optional.empty());
      case Desired.Ready<Content.Files>(var candidate, var content) ->
          planTo(new Inventory(candidate, Incoming.of(content).listing().items()));
    };
  }

  /// The changes by file, and the link where it must change though no file does.
  Plan planTo(Inventory wanted) throws SyncException {
    if (live instanceof LiveLink.Occupied(var what)) {
      throw Problems.occupied(link, what);
    }
    var changes = new ArrayList<Change>();
    brokenLink().or(() -> otherRevision(wanted.of())).ifPresent(changes::add);
    changes.addAll(files.changesTo(Listing.of(wanted)));
    return new Plan(wanted.of(), changes, Optional.of(wanted));
  }

  private Optional<Change> otherRevision(Candidate wanted) {
    boolean same =
        declared.filter(now -> now.of().revision().equals(wanted.revision())).isPresent();
    return same
        ? Optional.empty()
        : Optional.of(link(Action.REPLACE, "names the tree of " + wanted.revision().shortened()));
  }

  private Optional<Change> brokenLink() {
    return switch (live) {
      case LiveLink.ToTree _ -> Optional.empty();
      case LiveLink.Missing _ -> Optional.of(link(Action.CREATE, "the link is not there"));
      case LiveLink.Elsewhere(var target) ->
          Optional.of(link(Action.REPLACE, "the link leads to " + target));
      case LiveLink.Occupied(var what) -> Optional.of(link(Action.REPLACE, "the link is " + what));
    };
  }

  private Change link(Action action, String words) {
    var from =
        live instanceof LiveLink.ToTree(var tree)
            ? Optional.of(Digest.of("tree " + tree))
            : Optional.<Digest>empty();
    var key = "link " + link.getFileName();
    return new Change(action, key, from, Optional.empty(), false, words);
  }
}
