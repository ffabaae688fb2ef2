package dev.syncline.target.binary;

import dev.syncline.core.content.Content.Artifact;
import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Promise;
import dev.syncline.core.plan.Change;
import dev.syncline.core.plan.Change.Action;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Item;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.plan.Plan;
import dev.syncline.core.run.Problem;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.target.Desired;
import dev.syncline.core.target.Observed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One binary as it lay on disk, and the planner for it. The version file goes with the binary; it
/// is a change of its own only where the binary is right and its file is not.
record OnDisk(
    Layout layout,
    Optional<Digest> live,
    boolean isRunnable,
    Optional<Digest> previous,
    VersionFile version,
    Optional<String> doubt)
    implements Observed<Artifact> {
  @Override
  public Optional<Inventory> found() {
    return live.map(digest -> inventory(version.adopt(digest), digest));
  }

  /// Only of a binary that is there: `doubt` is what is wrong with the version file beside it.
  @Override
  public List<Problem> problems() {
    return doubt.or(this::otherBytes).filter(_ -> live.isPresent()).stream()
        .map(wrong -> "%s: %s, and it is left out".formatted(layout.versionFile(), wrong))
        .map(text -> new Problem("SYN-BINARY-VERSION-FILE", text))
        .toList();
  }

  private Optional<String> otherBytes() {
    return version
        .checksum()
        .filter(sum -> !live.equals(Optional.of(sum)))
        .map(_ -> "its checksum is that of another binary, so nothing that it says counts");
  }

  @Override
  public List<Change> drift(Owned owned) {
    var wrote = owned.installed().flatMap(inventory -> inventory.find(layout.key()));
    if (wrote.isEmpty()) {
      return List.of();
    }
    var candidate = owned.installed().orElseThrow().of();
    var digest = wrote.get().wrote();
    var changes = new ArrayList<Change>();
    if (!live.equals(Optional.of(digest))) {
      changes.add(binaryChange(digest).because(whatHappened()));
    } else if (!isRunnable) {
      changes.add(modeChange(digest));
    }
    if (!version.describes(candidate, digest)) {
      changes.add(versionChange(candidate, digest));
    }
    return List.copyOf(changes);
  }

  private String whatHappened() {
    if (live.isEmpty()) {
      return "missing";
    }
    return version.checksum().equals(live)
        ? "replaced by " + version.version().or(version::commit).orElse("something else")
        : "edited or replaced: its bytes are not those that were installed";
  }

  @Override
  public Plan plan(Desired<Artifact> desired, Owned owned) {
    return switch (desired) {
      case Desired.Ready<Artifact>(var candidate, var artifact) ->
          planFor(candidate, artifact.digest(), owned);
      case Desired.Promised<Artifact>(var candidate, var promise) ->
          promised(candidate, promise, owned);
    };
  }

  /// What would bring `digest` here as `candidate`.
  Plan planFor(Candidate candidate, Digest digest, Owned owned) {
    var changes = new ArrayList<Change>();
    if (!live.equals(Optional.of(digest))) {
      knownGoodToKeep(owned).ifPresent(changes::add);
      changes.add(binaryChange(digest));
    } else {
      if (!isRunnable) {
        changes.add(modeChange(digest));
      }
      if (!version.describes(candidate, digest)) {
        changes.add(versionChange(candidate, digest));
      }
    }
    return new Plan(candidate, changes, Optional.of(inventory(candidate, digest)));
  }

  private Plan promised(Candidate candidate, Promise promise, Owned owned) {
    var same = installedAs(candidate, owned).filter(digest -> live.equals(Optional.of(digest)));
    if (same.isPresent()) {
      return planFor(candidate, same.get(), owned);
    }
    var changes = new ArrayList<Change>();
    knownGoodToKeep(owned).ifPresent(changes::add);
    changes.add(
        new Change(
            live.isPresent() ? Action.REPLACE : Action.CREATE,
            layout.key(),
            live,
            Optional.empty(),
            false,
            "would be " + promise.how()));
    return new Plan(candidate, changes, Optional.empty());
  }

  private Optional<Digest> installedAs(Candidate candidate, Owned owned) {
    return owned
        .installed()
        .filter(inventory -> inventory.of().origin().equals(candidate.origin()))
        .filter(inventory -> inventory.of().revision().equals(candidate.revision()))
        .flatMap(inventory -> inventory.find(layout.key()))
        .map(Item::wrote);
  }

  /// Known-good is what passed its probation, not merely what was there last: only that is put
  /// aside.
  private Optional<Change> knownGoodToKeep(Owned owned) {
    return owned
        .knownGood()
        .flatMap(inventory -> inventory.find(layout.key()))
        .map(Item::wrote)
        .filter(good -> live.equals(Optional.of(good)) && !previous.equals(live))
        .map(good -> change(layout.previousKey(), previous, good).because("known-good"));
  }

  private Change binaryChange(Digest to) {
    return change(layout.key(), live, to);
  }

  private Change modeChange(Digest digest) {
    return Change.replace(layout.key(), digest, digest).because("it may not be executed any more");
  }

  private Change versionChange(Candidate candidate, Digest digest) {
    var wanted = VersionFile.of(candidate, digest, Instant.EPOCH).identity();
    var now = Optional.of(version).filter(it -> !it.equals(VersionFile.EMPTY));
    return change(layout.versionKey(), now.map(VersionFile::identity), wanted)
        .because("does not say what is installed");
  }

  private static Change change(String key, Optional<Digest> from, Digest to) {
    return from.map(it -> Change.replace(key, it, to)).orElseGet(() -> Change.create(key, to));
  }

  private Inventory inventory(Candidate candidate, Digest digest) {
    return new Inventory(candidate, List.of(new Item(layout.key(), digest)));
  }
}
