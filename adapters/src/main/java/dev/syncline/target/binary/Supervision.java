package dev.syncline.target.binary;

import dev.syncline.core.plan.Journal;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.compose.Charge;
import dev.syncline.shared.compose.RestartTerms;
import dev.syncline.shared.compose.Restarted;
import dev.syncline.shared.compose.Supervisor;
import dev.syncline.target.binary.BinarySettings.Reload.ByProcessCompose;
import java.time.Duration;

/// Reloads by Process Compose, in which a second takes `second`.
record Supervision(Pace pace, Duration second) {
  Supervisor supervisor(ByProcessCompose reload) {
    return new Supervisor(reload.process(), reload.address(), reload.token(), pace);
  }

  /// Its old copy has `within` to end, its new one as long to come up.
  Reloader reloader(ByProcessCompose reload, Duration within) {
    var supervisor = supervisor(reload);
    var terms = RestartTerms.within(within, second);
    return (_, journal) -> result(reload, supervisor.restart(terms, charge(journal)));
  }

  private static Reloader.Result result(ByProcessCompose reload, Restarted how)
      throws SyncException {
    return switch (how) {
      case Restarted.Up up ->
          new Reloader.Result.Done("restarted by Process Compose, " + up.words());
      case Restarted.Left(var words) ->
          new Reloader.Result.Nothing(
              "%s was not restarted: %s".formatted(reload.process(), words));
      case Restarted.Failed(var why) ->
          new Reloader.Result.Failed(
              "the restart of %s by Process Compose failed: %s".formatted(reload.process(), why));
      case Restarted.Waiting(var why) -> throw waiting(reload, why);
    };
  }

  private static SyncException waiting(ByProcessCompose reload, String why) {
    return SyncException.passing(
        "SYN-COMPOSE-WAITING",
        "reload pending: %s, restarted by Process Compose".formatted(reload.process()),
        why,
        "The new file is in place; tried again by itself. See what Process Compose says of it");
  }

  private static Charge charge(Journal journal) {
    return new Charge() {
      @Override
      public boolean isOurs() {
        return journal.holds(Steps.OURS);
      }

      @Override
      public void take() throws SyncException, InterruptedException {
        if (!isOurs()) {
          journal.append(Steps.OURS);
        }
      }
    };
  }
}
