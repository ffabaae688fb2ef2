package dev.syncline.engine.pass;

import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.Ledger;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.plan.Journal;
import dev.syncline.core.run.Progress;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncException;
import java.util.ArrayList;
import java.util.List;

/// The journal of one intent, kept in the ledger step by step.
final class KeptJournal implements Journal {
  private final Ledger ledger;
  private final Tenure tenure;
  private final RunId run;
  private final List<String> steps;
  private final Progress lines;

  /// What is said goes to `trail`, which keeps the log of the run that is worked on.
  KeptJournal(Workshop shop, RunId run, List<String> steps, Progress trail) {
    this.lines = trail;
    this.ledger = shop.ledger();
    this.tenure = shop.tenure();
    this.run = run;
    this.steps = new ArrayList<>(steps);
  }

  @Override
  public void append(String step) throws SyncException, InterruptedException {
    ledger.write(tenure, List.of(new Entry.Journaled(run, step)));
    steps.add(step);
  }

  @Override
  public void said(String line) {
    lines.line(line);
  }

  @Override
  public List<String> steps() {
    return List.copyOf(steps);
  }
}
