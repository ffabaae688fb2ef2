package dev.syncline.app.work.decide;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.DecideRequest;
import dev.syncline.app.cli.request.DecideRequest.Word;
import dev.syncline.app.wiring.Household;
import dev.syncline.app.wiring.Households;
import dev.syncline.app.work.say.Document;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.policy.PersonDecision;
import dev.syncline.core.policy.Said;
import dev.syncline.core.policy.Standing;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.SyncException;
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
    try (var household = households.toChange()) {
      Known.require(request.sync(), household);
      if (request.word() instanceof Word.Hold(var until)
          && until.filter(time -> !time.isAfter(household.pace().now())).isPresent()) {
        output.complain(past(request));
        return ExitCode.USAGE;
      }
      var answer = answer(request, household, output);
      var now = household.pace().now();
      if (answer.decision().isPresent()) {
        var said = new Said(answer.decision().get(), who, now, request.reason());
        var entry = new Entry.PersonSaid(request.sync(), said);
        household.ledger().write(household.tenure(), List.of(entry));
        output.result(() -> document(request, said), words -> words.line(answer.words()));
      } else {
        output.result(() -> document(request), words -> words.line(answer.words()));
      }
      return ExitCode.DONE;
    }
  }

  /// What is to be kept, empty where it stands so already, and what the person is told.
  private record Answer(Optional<PersonDecision> decision, String words) {
    static Answer keep(PersonDecision decision, String words, Object... values) {
      return new Answer(Optional.of(decision), words.formatted(values));
    }

    static Answer nothing(String words, Object... values) {
      return new Answer(Optional.empty(), words.formatted(values));
    }
  }

  private Answer answer(DecideRequest request, Household household, Output output)
      throws SyncException, InterruptedException {
    var sync = request.sync();
    var now = household.pace().now();
    var standing = Standing.of(household.ledger().decisions().of(sync), now);
    return switch (request.word()) {
      case Word.Approve(var version) -> approve(request, version, household, output);
      case Word.Pin(var version) ->
          Answer.keep(
              new PersonDecision.Pin(version),
              "%s is pinned to %s until 'syncline unpin %1$s'. The next pass brings that version"
                  + " where it is on offer, and no other: 'syncline sync %1$s' does it now.",
              sync,
              version);
      case Word.Unpin _ ->
          standing.pin().isEmpty()
              ? Answer.nothing("%s was not pinned; nothing has changed.", sync)
              : Answer.keep(
                  new PersonDecision.Unpin(),
                  "%s is no longer pinned. The next pass follows its policy again.",
                  sync);
      case Word.Hold(var until) ->
          Answer.keep(
              new PersonDecision.Hold(until, Optional.empty()),
              "%s is held %s: no update is taken, drift is still healed.",
              sync,
              until
                  .map(time -> "until " + time)
                  .orElse("until 'syncline unhold %s'".formatted(sync)));
      case Word.Unhold _ ->
          standing.hold().isEmpty()
              ? Answer.nothing("%s was not held; nothing has changed.", sync)
              : Answer.keep(
                  new PersonDecision.Unhold(),
                  "%s is no longer held. The next pass takes what its policy allows.",
                  sync);
      case Word.Suspend _ ->
          standing.suspended()
              ? Answer.nothing("%s was suspended already; nothing has changed.", sync)
              : Answer.keep(
                  new PersonDecision.Suspend(),
                  "%s is suspended until 'syncline resume %1$s': no trigger acts, and drift is not"
                      + " healed. What runs goes on running.",
                  sync);
      case Word.Resume _ ->
          standing.suspended()
              ? Answer.keep(
                  new PersonDecision.Resume(),
                  "%s is resumed: its triggers act again from now on.",
                  sync)
              : Answer.nothing("%s was not suspended; nothing has changed.", sync);
    };
  }

  private static Answer approve(
      DecideRequest request, Optional<String> version, Household household, Output output)
      throws SyncException, InterruptedException {
    var sync = request.sync();
    try (var progress = output.progress("looking what waits for " + sync)) {
      var approvals = new Approvals(household, progress);
      var approval =
          version.isPresent() ? approvals.ofVersion(version.get()) : approvals.ofWhatWaits(sync);
      return Answer.keep(
          approval.decision(),
          "Approved for %s: %s. It is good for one use until %s (%d days)."
              + " The next pass takes it where it is on offer: 'syncline sync %1$s' does it now.",
          sync,
          approval.of(),
          approvals.expires(),
          Approvals.VALID.toDays());
    }
  }

  private static Complaint past(DecideRequest request) {
    return new Complaint(
        "SYN-HOLD-PAST",
        "holding " + request.sync(),
        "the time of --until has passed",
        "Name a time that is still to come");
  }

  private static java.util.Map<String, @org.jspecify.annotations.Nullable Object> document(
      DecideRequest request) {
    return new Document()
        .put("sync", request.sync())
        .put("decision", word(request.word()))
        .put("changed", false)
        .fields();
  }

  private static java.util.Map<String, @org.jspecify.annotations.Nullable Object> document(
      DecideRequest request, Said said) {
    var document =
        new Document()
            .put("sync", request.sync())
            .put("decision", word(request.word()))
            .put("changed", true);
    switch (said.what()) {
      case PersonDecision.ApproveVersion(var version, var expires) ->
          document.put("version", version).put("expires", expires);
      case PersonDecision.ApproveChanges(var revision, var changes, var expires) ->
          document.put("revision", revision).put("changes", changes).put("expires", expires);
      case PersonDecision.Pin(var version) -> document.put("version", version);
      case PersonDecision.Hold(var until, _) -> document.put("until", until);
      case PersonDecision.Unpin _,
          PersonDecision.Unhold _,
          PersonDecision.Suspend _,
          PersonDecision.Resume _ -> {}
    }
    return document.put("who", said.who()).put("when", said.when()).put("why", said.why()).fields();
  }

  private static String word(Word word) {
    return switch (word) {
      case Word.Approve _ -> "approve";
      case Word.Pin _ -> "pin";
      case Word.Unpin _ -> "unpin";
      case Word.Hold _ -> "hold";
      case Word.Unhold _ -> "unhold";
      case Word.Suspend _ -> "suspend";
      case Word.Resume _ -> "resume";
    };
  }
}
