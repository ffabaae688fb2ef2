package dev.syncline.target.binary;

import dev.syncline.core.content.Content.Artifact;
import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Kind;
import dev.syncline.core.ledger.Artifacts;
import dev.syncline.core.plan.Effects;
import dev.syncline.core.plan.Intent;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Item;
import dev.syncline.core.plan.Journal;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.plan.Plan;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.target.Look;
import dev.syncline.core.target.Observed;
import dev.syncline.core.target.Probation;
import dev.syncline.core.target.Recovery;
import dev.syncline.core.target.Restorable;
import dev.syncline.core.target.Target;
import dev.syncline.core.target.Tries;
import dev.syncline.core.target.Verdict;
import dev.syncline.core.transform.Recipe;
import dev.syncline.shared.files.DurableFiles;
import dev.syncline.shared.process.Processes;
import dev.syncline.shared.wire.HealthProbe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One running executable, kept by the sequence of the reference's "binary" page: staged, verified
/// and tried beside the live path, known-good put aside, one rename, version file, reload, watch.
/// After a kill anywhere the live path holds the old or the new binary, whole.
///
/// A service that is told by a signal, has no health of its own and was not running when it was to
/// be told counts as stopped on purpose: the update is well, and its effect says that nothing ran.
/// So does one that Process Compose shows as stopped, also where it has a health of its own.
///
/// Goes back offline, from the known-good one beside it or from the artifact store.
public final class BinaryTarget implements Target<Artifact>, Restorable, Tries {
  private final BinarySettings settings;
  private final Layout layout;
  private final Artifacts artifacts;
  private final KnownDigests digests = new KnownDigests();
  private final Reloads reloads;
  private final HealthCheck health;
  private final Optional<Service> service;
  private final Swap swap;

  /// `processes` runs its check, reload and health commands, `probe` asks its health address.
  public BinaryTarget(
      BinarySettings settings,
      DurableFiles files,
      Artifacts artifacts,
      Processes processes,
      HealthProbe probe,
      Pace pace) {
    this(settings, files, artifacts, Outside.of(processes, probe, pace), pace);
  }

  BinaryTarget(
      BinarySettings settings,
      DurableFiles files,
      Artifacts artifacts,
      Outside outside,
      Pace pace) {
    this.settings = settings;
    this.artifacts = artifacts;
    this.layout = Layout.of(settings.path(), settings.folder());
    this.reloads = new Reloads(Reloader.of(settings, outside));
    this.health = HealthCheck.of(settings, outside);
    this.service = service(settings, outside);
    var check =
        settings.check().map(it -> new SmokeCheck(it, settings.directory(), outside.commands()));
    var stage = new Stage(layout, settings.bytesMax(), files, check);
    this.swap = new Swap(layout, files, digests, stage, reloads, pace);
  }

  /// The process that is told by a signal and watched by nothing else.
  private static Optional<Service> service(BinarySettings settings, Outside outside) {
    return settings.reload() instanceof BinarySettings.Reload.BySignal reload
            && settings.health() instanceof BinarySettings.Health.None
        ? Optional.of(Service.of(reload, settings.path(), outside.signals()))
        : Optional.empty();
  }

  @Override
  public Recipe trial() {
    var parts = new ArrayList<>(List.of("binary check"));
    settings
        .check()
        .ifPresent(check -> {
          parts.add(check.limit().toString());
          parts.addAll(check.command());
        });
    return Recipe.of(parts);
  }

  @Override
  public Set<Kind<? extends Artifact>> accepts() {
    return Set.of(Kind.ARTIFACT);
  }

  /// Rejected where the path is a symbolic link or a directory.
  @Override
  public Observed<Artifact> observe(Owned owned) throws SyncException, InterruptedException {
    return Disk.attempt("looking at " + layout.key(), this::look);
  }

  private OnDisk look() throws IOException, SyncException {
    layout.requirePlain();
    var live = digests.of(layout.live());
    return new OnDisk(
        layout,
        live,
        live.isPresent() && FileMode.isRunnable(layout.live()),
        digests.of(layout.previous()),
        VersionFiles.read(layout.versionFile()),
        VersionFiles.doubt(layout.versionFile()));
  }

  @Override
  public Effects apply(Plan plan, Artifact content, Journal journal)
      throws SyncException, InterruptedException {
    var order = order(plan, content::file, true);
    return Disk.attempt("updating " + layout.key(), () -> swap.carryOut(order, journal));
  }

  @Override
  public Verdict verify(Intent intent, Optional<Probation> soFar, Instant now)
      throws SyncException, InterruptedException {
    var digest = digestIn(intent.after());
    var wrong = Disk.attempt("verifying " + layout.key(), () -> whatIsWrong(intent, digest));
    var verdict = wrong.isPresent() ? new Verdict.Sick(wrong.get()) : verdict(digest, soFar, now);
    if (verdict instanceof Verdict.Sick && isSupervised()) {
      reloads.sick(digest);
    }
    return verdict;
  }

  private Verdict verdict(Digest digest, Optional<Probation> soFar, Instant now)
      throws SyncException, InterruptedException {
    return isWatched() && !isStopped(digest, soFar)
        ? watch(digest, soFar, now)
        : new Verdict.Well();
  }

  private boolean isSupervised() {
    return settings.reload() instanceof BinarySettings.Reload.ByProcessCompose;
  }

  private Optional<String> whatIsWrong(Intent intent, Digest digest) throws IOException {
    var live = digests.of(layout.live());
    if (!live.equals(Optional.of(digest))) {
      return Optional.of(
          "%s is %s, expected %s"
              .formatted(layout.key(), live.map(Digest::toString).orElse("missing"), digest));
    }
    if (!FileMode.isRunnable(layout.live())) {
      return Optional.of(layout.key() + " may not be executed");
    }
    if (!VersionFiles.read(layout.versionFile()).describes(intent.after().of(), digest)) {
      return Optional.of(layout.versionKey() + " does not say what is installed");
    }
    return reloads.failureOf(digest);
  }

  private boolean isWatched() {
    return !(settings.health() instanceof BinarySettings.Health.None
        && settings.reload() instanceof BinarySettings.Reload.None);
  }

  /// Whether the service did not run when it was to be told, and does not now: somebody stopped it,
  /// so nothing says that the binary is bad.
  private boolean isStopped(Digest digest, Optional<Probation> soFar) throws SyncException {
    if (isSupervised()) {
      return reloads.wasLeft(digest);
    }
    return service.isPresent()
        && soFar.isEmpty()
        && !reloads.wasTold(digest)
        && service.get().running().isEmpty();
  }

  private Verdict watch(Digest digest, Optional<Probation> soFar, Instant now)
      throws InterruptedException {
    Look look = health.look(digest);
    return soFar.orElseGet(() -> Probation.begun(now)).after(look, settings.probation(), now);
  }

  @Override
  public Recovery recover(Intent intent, Journal journal)
      throws SyncException, InterruptedException {
    var recoverer = new Recoverer(layout, digests, swap);
    return Disk.attempt("recovering " + layout.key(), () -> recoverer.recover(intent, journal));
  }

  @Override
  public Plan restoration(Inventory knownGood) throws SyncException, InterruptedException {
    return Disk.attempt("going back to " + knownGood.of().label(), () -> planBack(knownGood));
  }

  private Plan planBack(Inventory knownGood) throws IOException, SyncException {
    var digest = knownGood.find(layout.key()).map(Item::wrote);
    if (digest.isEmpty()) {
      throw nothingToGoBackTo(knownGood, "the ledger knows no bytes of it under this name");
    }
    var seen = look();
    if (!seen.live().equals(digest)) {
      knownGoodBytes(knownGood, digest.get());
    }
    return seen.planFor(knownGood.of(), digest.get(), Owned.NOTHING);
  }

  @Override
  public Effects restore(Plan plan, Journal journal) throws SyncException, InterruptedException {
    var after = after(plan);
    var digest = digestIn(after);
    var order = order(plan, () -> knownGoodBytes(after, digest), false);
    return Disk.attempt("going back to " + after.of().label(), () -> swap.carryOut(order, journal));
  }

  private Path knownGoodBytes(Inventory knownGood, Digest digest)
      throws IOException, SyncException {
    if (digests.of(layout.previous()).equals(Optional.of(digest))) {
      return layout.previous();
    }
    return artifacts
        .find(digest, knownGood.of().revision())
        .map(Artifact::file)
        .orElseThrow(() ->
            nothingToGoBackTo(
                knownGood,
                "its bytes are neither in %s nor in the artifact store"
                    .formatted(layout.previousKey())));
  }

  private SyncException nothingToGoBackTo(Inventory knownGood, String why) {
    return SyncException.rejected(
        "SYN-BINARY-NO-PREVIOUS",
        "going back to %s of %s".formatted(knownGood.of().label(), layout.key()),
        why,
        "install a version by name: `syncline approve SYNC VERSION`");
  }

  private Order order(Plan plan, Order.Bytes bytes, boolean isFresh) {
    var after = after(plan);
    return new Order(plan, after, digestIn(after), bytes, isFresh);
  }

  private static Inventory after(Plan plan) {
    return plan.becomes()
        .orElseThrow(() -> new IllegalArgumentException("a promise cannot be applied"));
  }

  private Digest digestIn(Inventory inventory) {
    return inventory
        .find(layout.key())
        .map(Item::wrote)
        .orElseThrow(
            () -> new IllegalArgumentException("the inventory does not hold " + layout.key()));
  }
}
