package dev.syncline.engine.pass;

import dev.syncline.core.ledger.Entry;
import dev.syncline.core.policy.Quarantine;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.transform.Recipe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Turns a fault into what happens next: the only place that decides it.
final class Aftermath {
  /// The code of an exception that is no fault.
  static final String DEFECT = "SYN-DEFECT";

  private final SyncName sync;
  private final Books books;
  private final Supplier<Optional<Recipe>> recipe;

  /// `recipe` is how candidates are made and tried now.
  Aftermath(SyncName sync, Books books, Supplier<Optional<Recipe>> recipe) {
    this.sync = sync;
    this.books = books;
    this.recipe = recipe;
  }

  /// What a fault comes to. `concerning` is the candidate that was being brought, empty where the
  /// source itself did not answer; `refused` says that asking again would give the same answer:
  /// this candidate shall not be tried again by itself.
  record Consequence(Outcome outcome, Next next, List<Entry> entries, boolean refused) {
    /// Whether it stays so until a person does something.
    boolean needsAPerson() {
      return refused
          || outcome instanceof Outcome.Halted
          || entries.stream().anyMatch(Entry.Quarantined.class::isInstance);
    }
  }

  Consequence of(Fault fault, Optional<Candidate> concerning) throws SyncException {
    return switch (fault) {
      case Fault.Transient(var complaint, var notBefore) ->
          failed(complaint, again(concerning, wait(notBefore)));
      case Fault.Rejected(var complaint) ->
          new Consequence(
              new Outcome.Failed(complaint),
              concerning.isPresent() ? new Next.AsDeclared() : new Next.Slower(Duration.ZERO),
              List.of(),
              true);
      case Fault.Unfit(var complaint, int attempts) ->
          concerning.isEmpty()
              ? failed(complaint, new Next.Slower(Duration.ZERO))
              : unfit(complaint, attempts, concerning.get());
      case Fault.Halted(var complaint) ->
          new Consequence(new Outcome.Halted(complaint), new Next.AsDeclared(), List.of(), false);
    };
  }

  /// What an exception comes to that is no fault.
  Consequence of(RuntimeException defect, Optional<Candidate> concerning) {
    var complaint =
        new Complaint(
            DEFECT,
            "this pass of " + sync,
            "a defect in Syncline, " + defect,
            "Please report it with the output of 'syncline show'; the sync is tried again");
    return failed(complaint, again(concerning, Duration.ZERO));
  }

  private static Next again(Optional<Candidate> concerning, Duration atLeast) {
    return concerning.isPresent() ? new Next.Retry(atLeast) : new Next.Slower(atLeast);
  }

  private static Consequence failed(Complaint complaint, Next next) {
    return new Consequence(new Outcome.Failed(complaint), next, List.of(), false);
  }

  private Consequence unfit(Complaint complaint, int attemptsMax, Candidate candidate)
      throws SyncException {
    var origin = candidate.origin();
    var revision = candidate.revision();
    int attempts = books.ledger().quarantines().attempts(sync, origin, revision) + 1;
    var entries = new ArrayList<Entry>();
    entries.add(new Entry.AttemptFailed(sync, origin, revision));
    if (attempts < attemptsMax) {
      return new Consequence(
          new Outcome.Failed(complaint), new Next.Retry(Duration.ZERO), entries, false);
    }
    var reason = complaint.what() + ": " + complaint.reason();
    entries.add(quarantine(candidate, reason, recipe.get()));
    var told =
        new Complaint(
            complaint.code(),
            complaint.what(),
            complaint.why(),
            ("%s is quarantined after %d %s until a newer one comes, its build or check is edited, or"
                    + " 'syncline approve %s %s'. %s")
                .formatted(
                    candidate.label(),
                    attempts,
                    attempts == 1 ? "attempt" : "attempts",
                    sync,
                    candidate.name(),
                    complaint.next()));
    return new Consequence(new Outcome.Failed(told), new Next.AsDeclared(), entries, false);
  }

  /// What was brought and is not healthy.
  Entry quarantine(Candidate candidate, String reason) {
    return quarantine(candidate, reason, Optional.empty());
  }

  private Entry quarantine(Candidate candidate, String reason, Optional<Recipe> by) {
    return new Entry.Quarantined(
        sync,
        new Quarantine(
            candidate.origin(), candidate.revision(), candidate.name(), reason, by, books.now()));
  }

  private Duration wait(Optional<Instant> notBefore) {
    return notBefore
        .map(until -> Duration.between(books.now(), until))
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }
}
