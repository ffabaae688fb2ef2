package dev.syncline.app.work;

import dev.syncline.app.cli.Output;
import dev.syncline.app.wiring.Household;
import dev.syncline.app.wiring.Households;
import dev.syncline.core.run.SyncException;

/// Opens a household to change something, and says what a person must hear of it.
public final class Opening {
  private Opening() {}

  public static Household toChange(Households households, Output output)
      throws SyncException, InterruptedException {
    var household = households.toChange();
    household.opened().ifPresent(problem -> output.warn(problem.code() + " " + problem.text()));
    return household;
  }
}
