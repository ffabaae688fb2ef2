package dev.syncline.bench.scene;

import dev.syncline.core.ledger.Artifacts;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncException;
import dev.syncline.engine.event.Events;
import dev.syncline.engine.pace.SystemPace;
import dev.syncline.engine.pass.Notices;
import dev.syncline.engine.pass.StagingArea;
import dev.syncline.engine.pass.Workshop;
import dev.syncline.ledger.sqlite.SqliteLedger;
import dev.syncline.shared.files.ArtifactStore;
import dev.syncline.shared.files.DurableFiles;
import dev.syncline.shared.files.StoreLimits;
import dev.syncline.shared.files.Trees;
import dev.syncline.shared.process.Processes;
import dev.syncline.shared.redaction.Redactor;
import dev.syncline.shared.repository.Remotes;
import dev.syncline.shared.wire.ConnectionSettings;
import dev.syncline.shared.wire.Connections;
import dev.syncline.shared.wire.Credentials;
import dev.syncline.shared.wire.HealthProbe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/// What a daemon works with, real throughout, with its state in one directory: the ledger, the
/// artifact store, the budget of eight requests a host.
public record Workroom(
    SqliteLedger ledger,
    Artifacts artifacts,
    Workshop shop,
    Remotes remotes,
    Processes processes,
    HealthProbe probe,
    DurableFiles files)
    implements AutoCloseable {
  public static Workroom open(Path state) throws SyncException, InterruptedException {
    Pace pace = new SystemPace();
    var ledger = SqliteLedger.open(state, "bench", pace);
    var files = new DurableFiles(FaultPoints.NONE);
    var artifacts =
        ArtifactStore.open(
            state.resolve("artifacts"), StoreLimits.DEFAULT, ledger.inventories(), files, pace);
    var shop =
        new Workshop(
            ledger,
            Tenure.SOLE,
            artifacts,
            new Folders(state.resolve("staging")),
            pace,
            new SecureRandom(),
            new Events(),
            Notices.NONE);
    var connections =
        Connections.of(ConnectionSettings.DEFAULT, Credentials.NONE, Redactor.NONE, pace);
    return new Workroom(
        ledger,
        artifacts,
        shop,
        new Remotes(connections),
        new Processes(System.getenv(), Redactor.NONE, pace),
        new HealthProbe(connections),
        files);
  }

  @Override
  public void close() throws SyncException {
    ledger.close();
  }

  private record Folders(Path root) implements StagingArea {
    @Override
    public Path open(RunId run) {
      try {
        return Files.createDirectories(root.resolve(run.value()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close(RunId run) {
      try {
        var directory = root.resolve(run.value());
        if (Files.exists(directory)) {
          Trees.delete(directory);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
