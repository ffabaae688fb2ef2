package dev.syncline.engine;

import dev.syncline.core.content.Content;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.pass.Report;
import dev.syncline.engine.sentence.Declaration;
import java.util.Collection;
import java.util.Map;

/// Has passes made for a command, and waits for them: by itself ([Rounds]), or by the daemon that
/// has the state directory ([Visits]).
public interface Passes {
  /// One pass of each, in the order in which they are given, and, where `patient`, the verdict on
  /// what is on probation. An interrupt ends the wait, and the passes where they are the command's
  /// own.
  Map<SyncName, Report> once(Collection<? extends Declaration<?>> declarations, boolean patient)
      throws InterruptedException;

  /// Goes back to `to`, which was known to be good, and waits for the verdict.
  <T extends Content> Report rollBack(Declaration<T> declaration, Inventory to, String why)
      throws InterruptedException;
}
