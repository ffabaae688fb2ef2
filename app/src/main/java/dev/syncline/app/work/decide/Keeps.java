package dev.syncline.app.work.decide;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Keeping;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.BackupRequest;
import dev.syncline.app.cli.request.ForgetRequest;
import dev.syncline.app.cli.request.RenameRequest;
import dev.syncline.app.wiring.Household;
import dev.syncline.app.wiring.Households;
import dev.syncline.app.work.KnownSyncs;
import dev.syncline.app.work.Opening;
import dev.syncline.app.work.say.Document;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.run.SyncException;
import java.util.List;

/// Forget, rename, backup and restore.
public final class Keeps implements Keeping {
  private final Households households;
  private final LedgerCare care;

  public Keeps(Households households, LedgerCare care) {
    this.households = households;
    this.care = care;
  }

  @Override
  public ExitCode forget(ForgetRequest request, Output output)
      throws SyncException, InterruptedException {
    var sync = request.sync();
    try (var household = Opening.toChange(households, output)) {
      KnownSyncs.require(sync, household);
      boolean declared = household.names().contains(sync);
      boolean known = household.ledger().inventories().known().contains(sync);
      if (declared && household.ledger().runs().open(sync).isPresent()) {
        throw SyncException.rejected(
            "SYN-FORGET-OPEN",
            "forgetting " + sync,
            "a run of it is not finished; without the ledger nobody could finish or undo it",
            "Run 'syncline sync %s' first".formatted(sync));
      }
      if (known) {
        write(household, new Entry.Forgotten(sync));
      }
      output.result(
          () -> new Document().put("sync", sync).put("forgotten", known).fields(),
          words ->
              words.line(
                  known
                      ? "The ledger no longer knows %s; its target is as it was.".formatted(sync)
                      : "There is nothing to forget: %s never ran.".formatted(sync)));
      if (declared && known) {
        output.note(
            "%s is still declared: its next pass begins anew and takes over what it finds."
                .formatted(sync));
      }
      return ExitCode.DONE;
    }
  }

  @Override
  public ExitCode rename(RenameRequest request, Output output)
      throws SyncException, InterruptedException {
    var from = request.sync();
    var to = request.to();
    try (var household = Opening.toChange(households, output)) {
      requireRenamable(request, household);
      write(household, new Entry.Renamed(from, to));
      output.result(
          () -> new Document().put("sync", from).put("renamed_to", to).fields(),
          words -> words.line("What the ledger knew of %s belongs to %s now.".formatted(from, to)));
      if (!household.names().contains(to)) {
        output.note("%s is not declared yet: add it to the configuration.".formatted(to));
      }
      return ExitCode.DONE;
    }
  }

  private static void requireRenamable(RenameRequest request, Household household)
      throws SyncException {
    var from = request.sync();
    var to = request.to();
    KnownSyncs.require(from, household);
    var known = household.ledger().inventories().known();
    if (household.names().contains(from)) {
      throw refused(
          request,
          "%s is still declared in the configuration".formatted(from),
          "Rename it there to %s first, then run this again".formatted(to));
    }
    if (known.contains(to)) {
      throw refused(
          request,
          "the ledger knows a sync of that name already",
          "Choose another name, or run 'syncline forget %s' if its past may go".formatted(to));
    }
  }

  private static SyncException refused(RenameRequest request, String why, String next) {
    var what = "renaming %s to %s".formatted(request.sync(), request.to());
    return SyncException.rejected("SYN-RENAME-REFUSED", what, why, next);
  }

  private static void write(Household household, Entry entry)
      throws SyncException, InterruptedException {
    household.ledger().write(household.tenure(), List.of(entry));
  }

  @Override
  public ExitCode backup(BackupRequest request, Output output)
      throws SyncException, InterruptedException {
    care.backup(request.file());
    output.result(
        () -> new Document().put("backup", request.file()).fields(),
        words -> words.line("The ledger is copied to %s.".formatted(request.file())));
    return ExitCode.DONE;
  }

  @Override
  public ExitCode restore(BackupRequest request, Output output)
      throws SyncException, InterruptedException {
    var kept = care.restore(request.file());
    output.result(
        () -> new Document().put("restored", request.file()).put("kept", kept).fields(),
        words -> words.line("The ledger is as in %s again.".formatted(request.file())));
    kept.ifPresent(aside -> output.note("The one before is kept as %s.".formatted(aside)));
    output.note("What was brought since then shows as drift: run 'syncline verify' to see it.");
    return ExitCode.DONE;
  }
}
