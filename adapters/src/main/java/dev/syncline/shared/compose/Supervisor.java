package dev.syncline.shared.compose;

import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import java.time.Duration;
import java.util.Optional;

/// One process under Process Compose: looked at, and restarted by the rules of [Restart]. Faults:
/// `SYN-COMPOSE-AWAY` (Transient) where nobody listens, `SYN-COMPOSE-TOKEN` (Rejected) where the
/// token is not accepted.
public final class Supervisor {
  private static final Duration CALL_LIMIT = Duration.ofSeconds(10);

  private final String process;
  private final ComposeClient client;
  private final Pace pace;

  public Supervisor(String process, ComposeAddress address, Optional<Token> token, Pace pace) {
    this.process = process;
    this.client = new ComposeClient(address, token, pace);
    this.pace = pace;
  }

  public Sight look() throws SyncException, InterruptedException {
    return client.look(process);
  }

  /// Ends the copy that runs, and returns once a new one stays up, or none is to.
  public Restarted restart(RestartTerms terms, Charge charge)
      throws SyncException, InterruptedException {
    var restart = Restart.begin(terms, charge.isOurs());
    while (true) {
      var move = restart.next(client.look(process), pace.now());
      switch (move.step()) {
        case Restart.Step.Look(var after) -> pace.sleep(after);
        case Restart.Step.Stop _ -> {
          charge.take();
          client.stop(process, CALL_LIMIT);
        }
        case Restart.Step.Start _ -> {
          charge.take();
          client.start(process, CALL_LIMIT);
        }
        case Restart.Step.End(var how) -> {
          return how;
        }
      }
      restart = move.then();
    }
  }
}
