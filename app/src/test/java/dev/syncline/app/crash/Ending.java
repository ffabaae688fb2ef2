package dev.syncline.app.crash;

import dev.syncline.core.content.Digest;
import dev.syncline.core.ledger.Ledger;
import dev.syncline.core.ledger.Run;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import dev.syncline.target.binary.VersionFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a site must look in the end: this version, everywhere.
record Ending(String version, String commit, String text, Class<? extends Outcome> by) {
  private static final int RUNS = 50;

  /// What is not so.
  List<String> violations(Site site, Pace pace) throws Exception {
    var wrong = new ArrayList<String>();
    compare(wrong, "live", text, content(site.live()));
    compare(wrong, "running", text, content(site.running()));
    compare(wrong, "left over", List.of(), site.left());
    var said = VersionFile.parse(Files.readAllBytes(site.version()));
    compare(wrong, ".version, version", Optional.of(version), said.version());
    compare(wrong, ".version, commit", Optional.of(commit), said.commit());
    compare(wrong, ".version, checksum", Optional.of(Digest.of(text)), said.checksum());
    try (var household = site.households(FaultPoints.NONE, pace).toRead()) {
      ledger(wrong, household.ledger());
    }
    return wrong;
  }

  private void ledger(List<String> wrong, Ledger ledger) throws SyncException {
    var owned = ledger.inventories().of(Site.SYNC);
    inventory(wrong, "installed", owned.installed());
    inventory(wrong, "known-good", owned.knownGood());
    compare(wrong, "open run", Optional.empty(), ledger.runs().open(Site.SYNC));
    var ended = ledger.runs().of(Site.SYNC, RUNS).stream().filter(this::isIt).count();
    compare(wrong, "runs that ended so", 1L, ended);
  }

  private boolean isIt(Run run) {
    return run.outcome().filter(by::isInstance).isPresent()
        && (by != Outcome.Applied.class || run.to().orElseThrow().name().equals(version));
  }

  private void inventory(List<String> wrong, String what, Optional<Inventory> inventory) {
    compare(
        wrong, what, Optional.of(commit), inventory.map(found -> found.of().revision().value()));
    compare(
        wrong,
        what + ", bytes",
        Optional.of(Digest.of(text)),
        inventory.map(found -> found.items().getFirst().wrote()));
  }

  private static void compare(List<String> wrong, String what, Object wanted, Object found) {
    if (!wanted.equals(found)) {
      wrong.add("%s: %s, expected %s".formatted(what, found, wanted));
    }
  }

  private static String content(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file) : "nothing";
  }
}
