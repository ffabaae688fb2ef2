package dev.syncline.app.work.decide;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.DecideRequest;
import dev.syncline.app.cli.request.DecideRequest.Word;
import dev.syncline.app.wiring.Household;
import dev.syncline.app.wiring.Households;
import dev.syncline.app.work.KnownSyncs;
import dev.syncline.app.work.Opening;
import dev.syncline.app.work.say.Times;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.policy.PersonDecision;
import dev.syncline.core.policy.Said;
import dev.syncline.core.policy.Standing;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A person's decisions, kept in the ledger with who, when and why. Nothing is brought here: what
/// was decided counts from the next pass on.
public final class Decides {
  private final Households households;
  private final String who;

  /// `who` is what the person is called who runs the command.
  public Decides(Households households, String who) {
    this.households = households;
    this.who = who;
  }

  public ExitCode decide(DecideRequest request, Output output)
      throws SyncException, InterruptedException {
    try (var household = Opening.toChange(households, output)) {
      KnownSyncs.require(request.sync(), household);
      if (request.word() instanceof Word.Hold(var until)
          && until.filter(time -> !time.isAfter(household.pace().now())).isPresent()) {
        output.complain(past(request));
        return ExitCode.USAGE;
      }
      var answer = answer(request, household, output);
      var said = answer.decision().map(what -> said(what, request, household));
      if (said.isPresent()) {
        var entry = new Entry.PersonSaid(request.sync(), said.get());
        household.ledger().write(household.tenure(), List.of(entry));
      }
      answer.doubt().ifPresent(output::warn);
      boolean isHeard = said.isPresent() && household.ring(request.sync());
      output.result(
          () -> DecisionView.document(request, said), words -> words.line(answer.words()));
      if (isHeard) {
        output.note("The daemon looks at %s now.".formatted(request.sync()));
      }
      return ExitCode.DONE;
    }
  }

  private Said said(PersonDecision what, DecideRequest request, Household household) {
    return new Said(what, who, household.pace().now(), request.reason());
  }

  /// What is to be kept, empty where it stands so already, what the person is told, and what may be
  /// wrong with it though it is kept.
  private record Answer(Optional<PersonDecision> decision, String words, Optional<String> doubt) {
    static Answer keep(PersonDecision decision, String words) {
      return new Answer(Optional.of(decision), words, Optional.empty());
    }

    static Answer nothing(String words) {
      return new Answer(Optional.empty(), words, Optional.empty());
    }
  }

  private Answer answer(DecideRequest request, Household household, Output output)
      throws SyncException, InterruptedException {
    var sync = request.sync();
    var now = household.pace().now();
    var standing = Standing.of(household.ledger().decisions().of(sync), now);
    return switch (request.word()) {
      case Word.Approve(var version) -> approve(request, version, household, output);
      case Word.Pin(var version) -> pin(sync, version, household, output);
      case Word.Unpin _ -> unpin(sync, standing);
      case Word.Hold(var until) -> hold(sync, until);
      case Word.Unhold _ -> unhold(sync, standing);
      case Word.Suspend _ -> suspend(sync, standing);
      case Word.Resume _ -> resume(sync, standing);
    };
  }

  private static Answer pin(SyncName sync, String version, Household household, Output output)
      throws SyncException, InterruptedException {
    var words =
        ("%s is pinned to %s until 'syncline unpin %1$s'. The next pass brings that version"
                + " where it is on offer, and no other: 'syncline sync %1$s' does it now.")
            .formatted(sync, version);
    try (var _ = output.progress("looking for " + version)) {
      var doubt = new Doubts(household).ofPin(sync, version);
      return new Answer(Optional.of(new PersonDecision.Pin(version)), words, doubt);
    }
  }

  private static Answer unpin(SyncName sync, Standing standing) {
    return standing.pin().isEmpty()
        ? Answer.nothing(sync + " was not pinned; nothing has changed.")
        : Answer.keep(
            new PersonDecision.Unpin(),
            sync + " is no longer pinned. The next pass follows its policy again.");
  }

  private static Answer hold(SyncName sync, Optional<Instant> until) {
    var end = until.map(Instant::toString).orElse("'syncline unhold %s'".formatted(sync));
    return Answer.keep(
        new PersonDecision.Hold(until, Optional.empty()),
        "%s is held until %s: no update is taken, drift is still healed.".formatted(sync, end));
  }

  private static Answer unhold(SyncName sync, Standing standing) {
    return standing.hold().isEmpty()
        ? Answer.nothing(sync + " was not held; nothing has changed.")
        : Answer.keep(
            new PersonDecision.Unhold(),
            sync + " is no longer held. The next pass takes what its policy allows.");
  }

  private static Answer suspend(SyncName sync, Standing standing) {
    if (standing.suspended()) {
      return Answer.nothing(sync + " was suspended already; nothing has changed.");
    }
    var words =
        ("%s is suspended until 'syncline resume %1$s': no trigger acts, and drift is not healed."
                + " What runs goes on running.")
            .formatted(sync);
    return Answer.keep(new PersonDecision.Suspend(), words);
  }

  private static Answer resume(SyncName sync, Standing standing) {
    return standing.suspended()
        ? Answer.keep(
            new PersonDecision.Resume(), sync + " is resumed: its triggers act again from now on.")
        : Answer.nothing(sync + " was not suspended; nothing has changed.");
  }

  private static Answer approve(
      DecideRequest request, Optional<String> version, Household household, Output output)
      throws SyncException, InterruptedException {
    var sync = request.sync();
    try (var progress = output.progress("looking what waits for " + sync)) {
      var approvals = new Approvals(household, progress);
      var approval =
          version.isPresent() ? approvals.ofVersion(version.get()) : approvals.ofWhatWaits(sync);
      var words =
          ("Approved for %s: %s. It is good for one use until %s (%d days)."
                  + " The next pass takes it where it is on offer: 'syncline sync %1$s' does it"
                  + " now.")
              .formatted(
                  sync, approval.of(), Times.moment(approvals.expires()), Approvals.VALID.toDays());
      var doubt =
          version.isPresent()
              ? new Doubts(household).ofApproval(sync, version.get())
              : Optional.<String>empty();
      return new Answer(Optional.of(approval.decision()), words, doubt);
    }
  }

  private static Complaint past(DecideRequest request) {
    return new Complaint(
        "SYN-HOLD-PAST",
        "holding " + request.sync(),
        "the time of --until has passed",
        "Name a time that is still to come");
  }
}
