package dev.syncline.target.directory;

import dev.syncline.core.content.Content;
import dev.syncline.core.content.Kind;
import dev.syncline.core.plan.Effects;
import dev.syncline.core.plan.Intent;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Journal;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.plan.Plan;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.target.Look;
import dev.syncline.core.target.Observed;
import dev.syncline.core.target.Probation;
import dev.syncline.core.target.ProbationTerms;
import dev.syncline.core.target.Recovery;
import dev.syncline.core.target.Restorable;
import dev.syncline.core.target.Target;
import dev.syncline.core.target.Verdict;
import dev.syncline.shared.files.DurableFiles;
import dev.syncline.shared.process.Processes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Publishes files as one folder behind a link, as git-sync does: a complete tree under a new name,
/// made durable, then one rename of the link. A reader that resolves the link once and reads below
/// what it got sees one tree whole; one that resolves the link for each file may see two trees in a
/// row, never a half one. Nothing in a published tree is ever changed: drift is healed by a fresh
/// tree.
///
/// Only files and links inside the tree are published. Absolute links, links that lead out and
/// names that do are Rejected; devices, sockets, pipes, empty folders, owners and all mode bits but
/// "executable" are left out.
///
/// Earlier trees are pruned once the new one is well; what cannot be removed then, by a later
/// verify.
///
/// The hook is run by [#verify], again every ten seconds while it fails, and is Sick after five
/// minutes.
public final class DirectoryTarget implements Target<Content.Files>, Restorable {
  private static final ProbationTerms HOOK_TERMS =
      new ProbationTerms(
          Duration.ZERO, Duration.ofMinutes(5), Integer.MAX_VALUE, Duration.ofSeconds(10));

  private final DirectorySettings settings;
  private final Hooks hooks;
  private final Pace pace;
  private final Place place;
  private final Scanner scanner;

  /// `processes` runs its hook.
  public DirectoryTarget(
      DirectorySettings settings, Processes processes, Pace pace, FaultPoints faults) {
    this.settings = settings;
    this.hooks = new Hooks(processes);
    this.pace = pace;
    this.place = new Place(settings, pace, faults);
    this.scanner = new Scanner(pace);
  }

  @Override
  public Set<Kind<? extends Content.Files>> accepts() {
    return Set.of(Kind.TREE, Kind.FILE_SET, Kind.ARTIFACT);
  }

  @Override
  public Observed<Content.Files> observe(Owned owned) throws SyncException {
    var observed = look();
    if (observed.live() instanceof LiveLink.Occupied(var what)) {
      throw Problems.occupied(observed.link(), what);
    }
    return observed;
  }

  @Override
  public Effects apply(Plan plan, Content.Files content, Journal journal)
      throws SyncException, InterruptedException {
    var becomes = becomes(plan);
    var made = place.missing();
    try {
      place.refuseIfOccupied();
      var name = nameFor(becomes, new Steps(journal));
      if (!isComplete(name, becomes)) {
        place.build(name, Incoming.of(content).entries(), becomes);
      }
      place.flip(name);
      return Steps.effects(plan.changes(), becomes);
    } catch (IOException e) {
      discard(new Steps(journal), becomes);
      throw Problems.disk("publishing", settings.path(), e);
    } finally {
      DurableFiles.removeEmpty(made); // hold the tree, unless it failed
    }
  }

  @Override
  public Verdict verify(Intent intent, Optional<Probation> soFar, Instant now)
      throws SyncException, InterruptedException {
    try {
      var observed = look();
      if (!(observed.live() instanceof LiveLink.ToTree(var name))) {
        return new Verdict.Sick(observed.drift(owning(intent.after())).getFirst().detail());
      }
      var differences = observed.files().changesTo(Listing.of(intent.after()));
      if (!differences.isEmpty()) {
        return new Verdict.Sick(
            "%d files of the live tree differ, first %s"
                .formatted(differences.size(), differences.getFirst().key()));
      }
      var verdict =
          soFar.orElseGet(() -> Probation.begun(now)).after(hook(name, intent), HOOK_TERMS, now);
      if (verdict instanceof Verdict.Well) {
        prune(name, intent, now);
      }
      return verdict;
    } catch (IOException e) {
      throw Problems.disk("looking at", settings.path(), e);
    }
  }

  private void prune(String live, Intent intent, Instant now) {
    try {
      new Pruning(place, settings).prune(live, intent.before(), now);
    } catch (IOException _) {
      // What readers see is right. Trees that stay too long are tried again by the next verify.
    }
  }

  @Override
  public Recovery recover(Intent intent, Journal journal)
      throws SyncException, InterruptedException {
    try {
      var name = new Steps(journal).tree();
      if (name.isEmpty()) {
        return new Recovery.Undone("nothing had been written");
      }
      if (!isComplete(name.get(), intent.after())) {
        return undone(name.get());
      }
      place.flip(name.get());
      var before = intent.before().installed().map(Listing::of).orElse(Listing.EMPTY);
      var changes = before.changesTo(Listing.of(intent.after()));
      return new Recovery.Finished(Steps.effects(changes, intent.after()));
    } catch (IOException e) {
      throw Problems.disk("recovering", settings.path(), e);
    }
  }

  @Override
  public Plan restoration(Inventory knownGood) throws SyncException {
    var observed = look();
    if (kept(knownGood).isEmpty()) {
      throw Problems.noPrevious(place.trees(), knownGood.of().label());
    }
    return observed.planTo(knownGood);
  }

  @Override
  public Effects restore(Plan plan, Journal journal) throws SyncException, InterruptedException {
    var becomes = becomes(plan);
    try {
      place.refuseIfOccupied();
      var steps = new Steps(journal);
      if (steps.tree().isEmpty()) {
        steps.begin(
            kept(becomes)
                .orElseThrow(() -> Problems.noPrevious(place.trees(), becomes.of().label())));
      }
      place.flip(steps.tree().orElseThrow());
      return Steps.effects(plan.changes(), becomes);
    } catch (IOException e) {
      throw Problems.disk("going back in", settings.path(), e);
    }
  }

  /// The name begun earlier, unless somebody has damaged that tree since it went live: what readers
  /// see is never written to.
  private String nameFor(Inventory becomes, Steps steps)
      throws IOException, SyncException, InterruptedException {
    var begun = steps.tree();
    if (begun.isPresent() && (isComplete(begun.get(), becomes) || !isLive(begun.get()))) {
      return begun.get();
    }
    var name = place.freeName(becomes.of().revision());
    steps.begin(name);
    return name;
  }

  /// Takes away what was written of a tree that did not become whole.
  private void discard(Steps steps, Inventory becomes) {
    try {
      var begun = steps.tree();
      if (begun.isPresent() && !isComplete(begun.get(), becomes) && !isLive(begun.get())) {
        place.remove(begun.get());
      }
    } catch (IOException _) {
      // The disk refuses that, too: recovery takes it away.
    }
  }

  private boolean isLive(String name) throws IOException {
    return place.live().equals(new LiveLink.ToTree(name));
  }

  private DirectoryObserved look() throws SyncException {
    try {
      var live = place.live();
      var link = settings.path().resolve(settings.link());
      return live instanceof LiveLink.ToTree(var name)
          ? new DirectoryObserved(link, live, scanner.scan(place.tree(name)), place.inventory(name))
          : new DirectoryObserved(link, live, Listing.EMPTY, Optional.empty());
    } catch (IOException e) {
      throw Problems.disk("looking at", settings.path(), e);
    }
  }

  /// A tree that was never live when it was found incomplete is taken away; the live one never.
  private Recovery undone(String name) throws IOException {
    if (!isLive(name)) {
      place.remove(name);
    }
    place.sweep();
    return new Recovery.Undone("the new tree was not complete");
  }

  private Look hook(String name, Intent intent) throws IOException, InterruptedException {
    if (settings.hook().isEmpty() || place.isHooked(name)) {
      return new Look.Healthy();
    }
    var revision = intent.after().of().revision();
    var look = hooks.run(settings.hook().get(), place.tree(name), revision);
    if (look instanceof Look.Healthy) {
      place.setHooked(name);
    }
    return look;
  }

  private boolean isComplete(String name, Inventory wanted) throws IOException {
    return place
        .inventory(name)
        .filter(inventory -> inventory.of().revision().equals(wanted.of().revision()))
        .filter(inventory -> Listing.of(inventory).equals(Listing.of(wanted)))
        .isPresent();
  }

  /// A tree of exactly these files whose bytes are still so.
  private Optional<String> kept(Inventory wanted) throws SyncException {
    var fresh = new Scanner(pace);
    try {
      for (var name : place.names()) {
        if (isComplete(name, wanted) && fresh.scan(place.tree(name)).equals(Listing.of(wanted))) {
          return Optional.of(name);
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw Problems.disk("looking at", place.trees(), e);
    }
  }

  private static Owned owning(Inventory inventory) {
    return new Owned(Optional.of(inventory), Optional.empty());
  }

  private static Inventory becomes(Plan plan) {
    return plan.becomes()
        .orElseThrow(() -> new IllegalArgumentException("a promised plan cannot be applied"));
  }
}
