package dev.syncline.target.binary;

import dev.syncline.core.content.Digest;
import dev.syncline.core.plan.Change;
import dev.syncline.core.plan.Effect;
import dev.syncline.core.plan.Effects;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Journal;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.files.DurableFiles;
import dev.syncline.shared.files.Temporary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The swap: everything that can fail is done beside the live path, then one rename, then the
/// reload. Until that rename the old binary is untouched; from it on only renames and the reload
/// are left, which [Recoverer] can finish without any room on the disk but the journal's.
record Swap(
    Layout layout,
    DurableFiles files,
    KnownDigests digests,
    Stage stage,
    Reloads reloads,
    Pace pace) {
  private static final int DISCARD_ATTEMPTS = 2;

  /// Carries `order` out, journalled; what an earlier life did of it is not done again.
  Effects carryOut(Order order, Journal journal)
      throws IOException, SyncException, InterruptedException {
    layout.requirePlain();
    var live = digests.of(layout.live());
    if (live.equals(Optional.of(order.digest()))) {
      beginUnlessBegun(live, journal);
      return settle(order.after(), order.digest(), journal);
    }
    requireUnchanged(order, live);
    beginUnlessBegun(live, journal);
    var done = new ArrayList<Effect>();
    stageAndSwitch(order, live, journal, done);
    var words = reloads.runOnce(order.digest(), journal);
    done.add(
        new Effect(
            live.isPresent() ? Effect.Kind.UPDATED : Effect.Kind.CREATED,
            layout.key(),
            "%s, %s".formatted(order.digest().shortened(), words)));
    done.add(new Effect(Effect.Kind.UPDATED, layout.versionKey()));
    return new Effects(done, order.after());
  }

  /// The live bytes are right: brings the file's mode, the version file and the running process
  /// after them.
  Effects settle(Inventory after, Digest digest, Journal journal)
      throws IOException, SyncException, InterruptedException {
    var done = new ArrayList<Effect>();
    boolean isSwapped = !Steps.beganFrom(Optional.of(digest), journal);
    boolean wasRunnable = FileMode.isRunnable(layout.live());
    if (!wasRunnable) {
      FileMode.makeRunnable(layout.live());
      files.sync(layout.live(), "binary.mode");
    }
    if (!VersionFiles.read(layout.versionFile()).describes(after.of(), digest)) {
      files.replace(layout.versionFile(), versionText(after, digest), "binary.version");
      done.add(new Effect(Effect.Kind.UPDATED, layout.versionKey()));
    }
    if (isSwapped) {
      var words = reloads.runOnce(digest, journal);
      done.addFirst(new Effect(Effect.Kind.UPDATED, layout.key(), words));
    } else {
      done.addFirst(
          wasRunnable
              ? new Effect(Effect.Kind.UNCHANGED, layout.key())
              : new Effect(Effect.Kind.UPDATED, layout.key(), "may be executed again"));
    }
    return new Effects(done, after);
  }

  private void stageAndSwitch(
      Order order, Optional<Digest> live, Journal journal, List<Effect> done)
      throws IOException, SyncException, InterruptedException {
    var made = DurableFiles.missing(layout.directory());
    files.createDirectories(layout.directory(), "binary.directory");
    sweep();
    var aside = Temporary.beside(layout.live());
    try {
      var staged = stage.put(order, aside, versionText(order.after(), order.digest()), journal);
      journal.append(Steps.STAGED);
      if (keepKnownGood(order, live)) {
        journal.append(Steps.KEPT);
        done.add(new Effect(Effect.Kind.UPDATED, layout.previousKey(), "known-good"));
      }
      requireUnchanged(order, digests.of(layout.live()));
      journal.append(Steps.SWITCH);
      files.rename(staged.binary(), layout.live(), "binary.switch");
      files.rename(staged.version(), layout.versionFile(), "binary.version");
      journal.append(Steps.VERSION);
    } finally {
      discard(aside);
      DurableFiles.removeEmpty(made); // holds the binary, unless it failed
    }
  }

  private boolean keepKnownGood(Order order, Optional<Digest> live)
      throws IOException, SyncException {
    var wanted = order.change(layout.previousKey()).flatMap(Change::to);
    if (wanted.isEmpty() || !wanted.equals(live)) {
      return false;
    }
    files.createDirectories(layout.previousDirectory(), "binary.previous");
    // Its version file first: killed in between, the plan still says that the binary is to be kept.
    files.replace(layout.previousVersion(), previousText(wanted.get()), "binary.previous.version");
    keepAside(wanted.get());
    return true;
  }

  private byte[] previousText(Digest good) throws IOException {
    var said = VersionFiles.read(layout.versionFile());
    return (said.checksum().filter(it -> !it.equals(good)).isPresent()
            ? VersionFile.EMPTY.about(good)
            : said.about(good))
        .text()
        .getBytes(StandardCharsets.UTF_8);
  }

  /// By a further name of the file where the disk has such: the live path is about to get another
  /// file, so that nobody reaches this one through it any more. Who holds it open for writing still
  /// does; so its digest is asked before it is ever put back.
  private void keepAside(Digest good) throws IOException, SyncException {
    var aside = Temporary.beside(layout.previous());
    try {
      if (!digests.across(layout.live(), () -> linkAside(aside))) {
        copyAside(layout.live(), aside, good);
      }
    } finally {
      discard(aside);
    }
  }

  private boolean linkAside(Path aside) throws IOException {
    if (!files.link(layout.live(), aside, "binary.previous")) {
      return false;
    }
    files.sync(aside, "binary.previous");
    files.rename(aside, layout.previous(), "binary.previous");
    return true;
  }

  private void copyAside(Path from, Path aside, Digest good) throws IOException, SyncException {
    try (var readBack = files.copy(from, aside, "binary.previous")) {
      FileMode.carry(from, aside);
      files.sync(aside, "binary.previous");
      if (readBack.digest().equals(good)) {
        files.rename(aside, layout.previous(), "binary.previous");
      } // else it is being edited: found again right before the switch
    }
  }

  /// After a swap that never switched, the live file and the known-good one may be one file with
  /// two names: an edit of the live one would reach the other.
  void separate(Digest live) throws IOException, SyncException {
    if (Files.exists(layout.previous(), LinkOption.NOFOLLOW_LINKS)
        && Files.isSameFile(layout.live(), layout.previous())) {
      var aside = Temporary.beside(layout.previous());
      try {
        copyAside(layout.previous(), aside, live);
      } finally {
        discard(aside);
      }
    }
  }

  private void requireUnchanged(Order order, Optional<Digest> live) throws SyncException {
    var expected = order.change(layout.key()).flatMap(Change::from);
    if (!live.equals(expected)) {
      throw SyncException.passing(
          "SYN-BINARY-CHANGED",
          layout.key(),
          "somebody else changed it since it was looked at",
          "nothing was touched; it is looked at again");
    }
  }

  private void beginUnlessBegun(Optional<Digest> live, Journal journal)
      throws SyncException, InterruptedException {
    if (journal.steps().isEmpty()) {
      journal.append(Steps.from(live));
      reloads.begin(journal);
    }
  }

  private byte[] versionText(Inventory after, Digest digest) {
    return VersionFile.of(after.of(), digest, pace.now()).text().getBytes(StandardCharsets.UTF_8);
  }

  /// Removes what a kill left on its way.
  void sweep() throws IOException {
    for (var left : layout.leftovers()) {
      files.delete(left, "binary.sweep");
    }
  }

  private void discard(Path aside) {
    for (int attempt = 1; attempt <= DISCARD_ATTEMPTS; attempt++) {
      try {
        files.delete(aside, "binary.discard");
        return;
      } catch (IOException _) {
        // a disk that refused once may not do so again; after that the next swap or recovery sweeps
      }
    }
  }
}
