package dev.syncline.app.work.recall;

import dev.syncline.app.cli.Words.Tone;
import dev.syncline.app.work.say.Labels;
import dev.syncline.app.work.say.Says;
import dev.syncline.core.ledger.Look;
import dev.syncline.core.ledger.OpenRun;
import dev.syncline.core.ledger.Run;
import dev.syncline.core.plan.Intent.Purpose;
import dev.syncline.core.policy.PersonDecision;
import dev.syncline.core.policy.Quarantine;
import dev.syncline.core.policy.Said;
import dev.syncline.core.run.Condition;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.source.Candidate;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// What the facts about a sync come to, in one line: what goes on now, then what a person must look
/// at, then what people have said, then the rest. Pure.
final class States {
  private final Facts facts;

  private States(Facts facts) {
    this.facts = facts;
  }

  static State of(Facts facts) {
    return new States(facts).state();
  }

  private State state() {
    if (facts.open().isPresent()) {
      return underWay(facts.open().get());
    }
    if (isRunning()) {
      return underWay();
    }
    if (facts.standing().suspended()) {
      return suspended();
    }
    var last = last();
    if (last.isEmpty()) {
      return neverRun();
    }
    return after(last.get());
  }

  private State underWay(OpenRun open) {
    if (open.probation().isEmpty()) {
      return pending(open).orElseGet(this::underWay);
    }
    boolean back = open.intent().purpose() == Purpose.RESTORE;
    var to = open.intent().after().of().label();
    var watched = back ? "back to %s, on probation".formatted(to) : to + " is on probation";
    var trouble = open.probation().get().trouble().map(Labels::brief).map(": "::concat).orElse("");
    var text = watched + trouble;
    var since = Optional.of(open.probation().get().since());
    return new State("on-probation", text, Tone.WARNING, since, open.nextLook());
  }

  /// What was begun and could not be ended yet, such as a reload while who does it is away.
  private Optional<State> pending(OpenRun open) {
    boolean back = open.intent().purpose() == Purpose.RESTORE;
    var to = (back ? "back to " : "") + open.intent().after().of().label();
    return facts
        .look()
        .filter(look -> facts.newest().filter(run -> look.at().isBefore(run.started())).isEmpty())
        .map(Look::outcome)
        .flatMap(outcome ->
            outcome instanceof Outcome.Failed(var complaint)
                ? Optional.of(complaint.what() + ": " + complaint.reason())
                : Optional.empty())
        .map(why -> State.of("pending", to + ": " + Labels.brief(why), Tone.WARNING, since()));
  }

  private State underWay() {
    var to = facts.newest().flatMap(Run::to).map(Candidate::label);
    var run = to.map(label -> "the run to " + label).orElse("a run");
    var text =
        facts
            .writer()
            .map(writer -> "%s is under way: %s".formatted(run, writer))
            .orElse(run + " was interrupted; the next one takes it up again");
    return State.of("under-way", text, Tone.WARNING, facts.newest().map(Run::started));
  }

  private boolean isRunning() {
    return facts.newest().filter(run -> run.outcome().isEmpty()).isPresent();
  }

  private State suspended() {
    var said = latest(PersonDecision.Suspend.class);
    var by = said.map(Says::by).map(Labels::brief).map(" "::concat).orElse("");
    return State.of("suspended", "suspended" + by, Tone.WARNING, said.map(Said::when));
  }

  private State neverRun() {
    var ready = facts.declared() ? "never run" : "not declared, never run";
    return State.of("never-run", ready, Tone.FAINT, Optional.empty());
  }

  private State after(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Failed(var complaint) ->
          bad("failed", "failed: " + Labels.brief(complaint.why()) + toTryAgain());
      case Outcome.Halted(var complaint) ->
          bad("halted", "halted by a guard: " + Labels.brief(complaint.why()) + toAgree());
      case Outcome.RolledBack(var why) -> rolledBack(why);
      case Outcome.Partial(var summary) -> bad("partial", "partly done: " + Labels.brief(summary));
      case Outcome.Superseded(var by) ->
          State.of("superseded", "superseded by " + by, Tone.WARNING, since());
      case Outcome.Proposed(var where) ->
          State.of("proposed", "proposed: " + Labels.brief(where), Tone.GOOD, since());
      case Outcome.OnProbation(var start) ->
          State.of("on-probation", "on probation", Tone.WARNING, Optional.of(start));
      case Outcome.Waiting(var question) ->
          held().or(this::decided).orElseGet(() -> waiting(question));
      case Outcome.Applied _, Outcome.Suspended _ ->
          held().or(this::pinned).or(this::decided).orElseGet(() -> settled(Optional.empty()));
      case Outcome.Unchanged(var reason) ->
          held().or(this::pinned).or(this::decided).orElseGet(() -> settled(Optional.of(reason)));
    };
  }

  private State rolledBack(String why) {
    var held = held().map(state -> "; " + state.text()).orElse("");
    var tried = facts.newest().flatMap(Run::to).map(Candidate::label).orElse("");
    var waits = facts.blocked().filter(what -> !what.startsWith(tried + ": "));
    var text = "rolled back: " + Labels.brief(why) + held + waits(waits) + andNews();
    return State.of("rolled-back", text, Tone.BAD, since());
  }

  private State bad(String word, String text) {
    return State.of(word, text + andNews(), Tone.BAD, since());
  }

  private State waiting(String question) {
    return facts.standing().pin().isPresent()
        ? State.of("pinned", Labels.brief(question), Tone.WARNING, since())
        : State.of(
            "awaits-approval",
            "waits for approval: " + Labels.brief(question),
            Tone.WARNING,
            since());
  }

  private String toAgree() {
    return facts.news().isPresent()
        ? ""
        : "; if that is meant: syncline approve %s".formatted(facts.sync());
  }

  /// What to say once the reason is mended for which the one that waits is in quarantine.
  private String toTryAgain() {
    return facts.news().isPresent()
        ? ""
        : facts.quarantines().stream()
            .map(Quarantine::name)
            .filter(
                name -> facts.blocked().filter(what -> what.startsWith(name + ": ")).isPresent())
            .map(
                name -> "; if that is mended: syncline approve %s %s".formatted(facts.sync(), name))
            .findFirst()
            .orElse("");
  }

  private static String waits(Optional<String> what) {
    return what.map(blocked -> "; waits: " + Labels.brief(blocked)).orElse("");
  }

  /// What was decided since the last pass, and makes void what that one said.
  private Optional<State> decided() {
    return facts
        .news()
        .flatMap(said ->
            Decided.words(said, facts::shown)
                .map(text -> State.of("decided", text, Tone.WARNING, Optional.of(said.when()))));
  }

  private String andNews() {
    return facts
        .news()
        .flatMap(said -> Decided.words(said, facts::shown))
        .map("; "::concat)
        .orElse("");
  }

  private Optional<State> held() {
    return facts
        .standing()
        .hold()
        .map(said ->
            State.of(
                "held",
                "held " + Labels.brief(Says.by(said)) + "," + Says.until(said) + andPinned(),
                Tone.WARNING,
                Optional.of(said.when())));
  }

  private Optional<State> pinned() {
    return facts
        .standing()
        .pin()
        .map(said ->
            State.of(
                "pinned",
                "pinned to %s %s".formatted(version(said), Labels.brief(Says.by(said))),
                Tone.GOOD,
                Optional.of(said.when())));
  }

  private String andPinned() {
    return pinned().map(state -> "; " + state.text()).orElse("");
  }

  private static String version(Said pin) {
    return pin.what() instanceof PersonDecision.Pin(var version) ? version : "";
  }

  /// Nothing is to be done; whether all is well says the rest.
  private State settled(Optional<String> reason) {
    var drifted = facts.condition(Condition.Type.DRIFTED).filter(condition -> condition.holds());
    if (drifted.isPresent()) {
      var text = "drifted: " + Labels.brief(drifted.get().message());
      return State.of("drifted", text, Tone.BAD, Optional.of(drifted.get().since()));
    }
    if (facts.installed().isEmpty()) {
      return State.of("nothing", reason.orElse("nothing is installed"), Tone.WARNING, since());
    }
    var latest = facts.look().flatMap(Look::latest);
    boolean newest = reason.isEmpty() || latest.equals(facts.installed().map(Candidate::label));
    return newest
        ? State.of("up-to-date", "up to date" + waits(facts.blocked()), Tone.GOOD, since())
        : State.of("unchanged", Labels.brief(reason.orElse("")), Tone.WARNING, since());
  }

  /// How it ended last. What failed and was put aside is said until something else is brought,
  /// though later looks found nothing to do.
  private Optional<Outcome> last() {
    var ran = facts.newest().flatMap(Run::outcome);
    var looked = facts.look().map(Look::outcome);
    if (ran.isEmpty() || looked.isEmpty()) {
      return ran.or(() -> looked);
    }
    boolean lookIsNewer = facts.checked().equals(facts.look().map(Look::at));
    boolean lookSaysNothing =
        looked.get() instanceof Outcome.Unchanged
            || looked.get() instanceof Outcome.Suspended
            || looked.get() instanceof Outcome.Waiting;
    return lookIsNewer && !(lookSaysNothing && isPutAside()) ? looked : ran;
  }

  private boolean isPutAside() {
    var run = facts.newest().orElseThrow();
    boolean bad =
        switch (run.outcome().orElseThrow()) {
          case Outcome.RolledBack _, Outcome.Failed _ -> true;
          default -> false;
        };
    boolean quarantined =
        Stream.concat(run.from().stream(), run.to().stream())
            .anyMatch(candidate ->
                facts.quarantines().stream()
                    .anyMatch(each -> each.holds(candidate.origin(), candidate.revision())));
    return bad && (quarantined || facts.standing().hold().isPresent());
  }

  private Optional<Said> latest(Class<? extends PersonDecision> kind) {
    return facts.said().stream()
        .filter(said -> kind.isInstance(said.what()))
        .reduce((_, later) -> later);
  }

  private Optional<Instant> since() {
    return facts
        .condition(Condition.Type.READY)
        .map(condition -> condition.since())
        .or(facts::checked);
  }
}
