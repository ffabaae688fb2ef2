package dev.syncline.engine.sketch;

import dev.syncline.core.content.Content.MaskedRows;
import dev.syncline.core.content.Content.Rows;
import dev.syncline.core.content.Kind;
import dev.syncline.core.content.MaskedRow;
import dev.syncline.core.content.Promise;
import dev.syncline.core.content.Revision;
import dev.syncline.core.plan.Change;
import dev.syncline.core.plan.Effect;
import dev.syncline.core.plan.Effects;
import dev.syncline.core.plan.Intent;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Journal;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.plan.Plan;
import dev.syncline.core.run.Problem;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Detection;
import dev.syncline.core.source.Origin;
import dev.syncline.core.source.Source;
import dev.syncline.core.source.Staging;
import dev.syncline.core.source.Watermark;
import dev.syncline.core.target.Desired;
import dev.syncline.core.target.KeepsWatermark;
import dev.syncline.core.target.Observed;
import dev.syncline.core.target.Probation;
import dev.syncline.core.target.Recovery;
import dev.syncline.core.target.Target;
import dev.syncline.core.target.Verdict;
import dev.syncline.core.transform.Recipe;
import dev.syncline.core.transform.Transform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Rows through mask to a store. A session's markers moving makes a suspected change; apply reads,
/// masks and compares it and may find it unchanged. The store keeps the watermark in the
/// transaction of the data.
final class RowsToStore {
  private static final Origin DATABASE = new Origin("sessions.db");

  private RowsToStore() {}

  /// A session database; `markers` is what each session shows without its rows being read.
  record Sessions(Map<String, String> markers) implements Source<Rows> {
    @Override
    public Kind<Rows> offers() {
      return Kind.ROWS;
    }

    @Override
    public List<Origin> origins() {
      return List.of(DATABASE);
    }

    @Override
    public Detection detect(Optional<Watermark> last) {
      var now = new Revision("database-1:" + markers.hashCode());
      return last.filter(watermark -> watermark.revision().equals(now)).isPresent()
          ? new Detection.Unchanged(now)
          : new Detection.Moved(List.of(Candidate.of(DATABASE, "sessions", now)), Optional.empty());
    }

    @Override
    public Rows fetch(Candidate decided, Staging staging) {
      return new Rows(decided.revision(), _ -> List.of());
    }
  }

  /// The only way from rows to masked rows.
  record Mask() implements Transform<Rows, MaskedRows> {
    @Override
    public Kind<Rows> takes() {
      return Kind.ROWS;
    }

    @Override
    public Kind<MaskedRows> makes() {
      return Kind.MASKED_ROWS;
    }

    @Override
    public Recipe recipe() {
      return Recipe.of(List.of("mask", "builtin"));
    }

    @Override
    public Promise promise(Candidate candidate) {
      return new Promise(Kind.MASKED_ROWS, candidate.revision(), "sessions", "masked");
    }

    @Override
    public MaskedRows make(Rows input, Candidate candidate, Staging staging) {
      return new MaskedRows(
          input.revision(),
          session ->
              input.reader().rowsOf(session).stream()
                  .map(row -> new MaskedRow(row.table(), row.key(), row.columns()))
                  .toList());
    }
  }

  /// Sessions whose markers differ from those that were stored with them.
  record Behind(List<String> suspected) implements Observed<MaskedRows> {
    @Override
    public Optional<Inventory> found() {
      return Optional.empty();
    }

    @Override
    public List<Problem> problems() {
      return List.of();
    }

    @Override
    public List<Change> drift(Owned owned) {
      return List.of();
    }

    @Override
    public Plan plan(Desired<MaskedRows> desired, Owned owned) {
      var changes =
          suspected.stream()
              .map(session ->
                  new Change(
                      Change.Action.REPLACE,
                      session,
                      Optional.empty(),
                      Optional.empty(),
                      true,
                      "its markers moved"))
              .toList();
      var becomes = new Inventory(desired.candidate(), List.of());
      return new Plan(desired.candidate(), changes, Optional.of(becomes));
    }
  }

  /// A store of sessions; it cannot go back, which is a missing ability and not a flag.
  static final class Store implements Target<MaskedRows>, KeepsWatermark {
    private final List<String> behind;
    private Optional<Watermark> watermark = Optional.empty();

    Store(List<String> behind) {
      this.behind = behind;
    }

    @Override
    public Set<Kind<? extends MaskedRows>> accepts() {
      return Set.of(Kind.MASKED_ROWS);
    }

    @Override
    public Observed<MaskedRows> observe(Owned owned) {
      return new Behind(behind);
    }

    @Override
    public Effects apply(Plan plan, MaskedRows content, Journal journal)
        throws SyncException, InterruptedException {
      var done = new ArrayList<Effect>();
      for (var change : plan.changes()) {
        var rows = content.reader().rowsOf(change.key());
        var kind = rows.isEmpty() ? Effect.Kind.UNCHANGED : Effect.Kind.UPDATED;
        done.add(new Effect(kind, change.key()));
      }
      var candidate = plan.candidate();
      watermark =
          Optional.of(new Watermark(candidate.origin(), candidate.revision(), Optional.empty()));
      return new Effects(done, plan.becomes().orElseThrow());
    }

    @Override
    public Verdict verify(Intent intent, Optional<Probation> soFar, Instant now) {
      return new Verdict.Well();
    }

    @Override
    public Recovery recover(Intent intent, Journal journal) {
      return new Recovery.Undone("each batch is whole or not there; the rest is done again");
    }

    @Override
    public Optional<Watermark> watermark() {
      return watermark;
    }
  }
}
