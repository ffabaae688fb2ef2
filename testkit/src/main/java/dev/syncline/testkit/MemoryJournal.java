package dev.syncline.testkit;

import dev.syncline.core.plan.Journal;
import dev.syncline.core.run.FaultPoints;
import java.util.ArrayList;
import java.util.List;

/// A journal that lives as long as the test, with a fault point before and after each append.
public final class MemoryJournal implements Journal {
  private final FaultPoints faults;
  private final List<String> steps = new ArrayList<>();
  private final List<String> said = new ArrayList<>();

  public MemoryJournal(FaultPoints faults) {
    this.faults = faults;
  }

  @Override
  public void append(String step) {
    faults.at("journal." + step + ".before");
    steps.add(step);
    faults.at("journal." + step + ".after");
  }

  @Override
  public void said(String line) {
    said.add(line);
  }

  /// What called programs printed.
  public List<String> said() {
    return List.copyOf(said);
  }

  @Override
  public List<String> steps() {
    return List.copyOf(steps);
  }
}
