package dev.syncline.app.work.look;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Looking;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.CheckRequest;
import dev.syncline.app.cli.request.PlanRequest;
import dev.syncline.app.cli.request.SyncsRequest;
import dev.syncline.app.wiring.Household;
import dev.syncline.app.wiring.Households;
import dev.syncline.app.work.Opening;
import dev.syncline.app.work.say.Complaints;
import dev.syncline.core.content.Content;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Progress;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.pass.Preview;
import dev.syncline.engine.sentence.Declaration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Check, plan and verify. Without `--build` they need no lock and write nothing but the manifest.
public final class Looks implements Looking {
  private final Households households;
  private final ManifestPlace manifest;

  public Looks(Households households, ManifestPlace manifest) {
    this.households = households;
    this.manifest = manifest;
  }

  @Override
  public ExitCode check(CheckRequest request, Output output)
      throws SyncException, InterruptedException {
    try (var household = households.toRead()) {
      var checks = new Checks(household, household.declared(request.syncs()));
      var attempts = checks.all();
      boolean failed = attempts.stream().anyMatch(Attempt.Failed.class::isInstance);
      var standing = failed ? checks.standing() : Map.<SyncName, Checks.Standing>of();
      output.result(
          () -> CheckView.document(attempts, standing),
          words -> CheckView.words(attempts, standing, words));
      warn(attempts, output);
      if (request.writeManifest()) {
        var written = new VersionManifest(manifest.path());
        written.write(checks.subsystems(attempts), household.pace().now());
      }
      return code(
          attempts,
          checked ->
              request.exitCode() && checked.isUpdateAvailable() ? ExitCode.PENDING : ExitCode.DONE);
    }
  }

  @Override
  public ExitCode plan(PlanRequest request, Output output)
      throws SyncException, InterruptedException {
    if (request.since().isPresent()) {
      output.complain(
          new Complaint(
              "SYN-PLAN-SINCE",
              "plan --since " + request.since().get(),
              "these targets are compared as they are now, not as they were at a revision",
              "Leave --since away"));
      return ExitCode.USAGE;
    }
    try (var household =
        request.build() ? Opening.toChange(households, output) : households.toRead()) {
      var attempts = planned(household, request, output);
      output.result(
          () -> PlanView.document(attempts),
          words -> {
            if (request.diff()) {
              PlanView.diff(attempts, words);
            } else {
              PlanView.table(attempts, request.build(), words);
            }
          });
      warn(attempts, output);
      return code(
          attempts, planned -> request.exitCode() ? pending(planned.preview()) : ExitCode.DONE);
    }
  }

  private static List<Attempt<Planned>> planned(
      Household household, PlanRequest request, Output output)
      throws SyncException, InterruptedException {
    var declarations = household.declared(request.syncs());
    if (!request.build()) {
      return new Plans(household, Optional.empty()).of(declarations);
    }
    try (var progress = output.progress("building")) {
      return new Plans(household, Optional.<Progress>of(progress)).of(declarations);
    }
  }

  private static ExitCode pending(Preview preview) {
    return switch (preview) {
      case Preview.Nothing _ -> ExitCode.DONE;
      case Preview.Bring bring -> bring.isHalted() ? ExitCode.HALTED : ExitCode.PENDING;
    };
  }

  @Override
  public ExitCode verify(SyncsRequest request, Output output)
      throws SyncException, InterruptedException {
    try (var household = households.toRead()) {
      var attempts =
          SideBySide.each(
              household.declared(request.syncs()), declaration -> verify(household, declaration));
      output.result(
          () -> VerifyView.document(attempts), words -> VerifyView.words(attempts, words));
      warn(attempts, output);
      boolean differs =
          attempts.stream()
              .anyMatch(attempt ->
                  attempt instanceof Attempt.Done<Verified>(_, var verified)
                      && verified.isDifferent());
      var looked = code(attempts, _ -> ExitCode.DONE);
      return looked == ExitCode.DONE && differs ? ExitCode.FAILED : looked;
    }
  }

  private static <T extends Content> Verified verify(
      Household household, Declaration<T> declaration) throws SyncException, InterruptedException {
    var owned = household.ledger().inventories().of(declaration.name());
    var observed = declaration.sentence().target().observe(owned);
    return new Verified(
        owned.installed().map(Inventory::of),
        observed.found().map(Inventory::of),
        observed.drift(owned));
  }

  /// In JSON the errors stand in the document.
  private static <R> void warn(List<Attempt<R>> attempts, Output output) {
    for (var attempt : attempts) {
      if (attempt instanceof Attempt.Failed<R>(var sync, var complaint)) {
        output.warn(Complaints.of(sync, complaint));
      }
    }
  }

  private static <R> ExitCode code(List<Attempt<R>> attempts, Function<R, ExitCode> done) {
    return ExitCode.of(
        attempts.stream()
            .map(attempt ->
                switch (attempt) {
                  case Attempt.Done<R>(_, var result) -> done.apply(result);
                  case Attempt.Failed<R> _ -> ExitCode.FAILED;
                })
            .toList());
  }
}
