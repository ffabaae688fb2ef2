package dev.syncline.app.work.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.request.BackupRequest;
import dev.syncline.app.cli.request.ForgetRequest;
import dev.syncline.app.cli.request.RenameRequest;
import dev.syncline.app.work.Home;
import dev.syncline.core.run.SyncName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeepsTest {
  private static final SyncName NATS = new SyncName("nats");
  private static final SyncName BROKER = new SyncName("broker");

  private final Home home = new Home();
  private final List<String> cared = new ArrayList<>();
  private final Keeps keeps =
      new Keeps(
          home,
          new LedgerCare() {
            @Override
            public void backup(Path file) {
              cared.add("backup " + file);
            }

            @Override
            public Optional<Path> restore(Path file) {
              cared.add("restore " + file);
              return Optional.of(Path.of("ledger.db.replaced-then"));
            }
          });

  private void nats() throws Exception {
    home.with("nats").source().offer("v1.0.0");
    home.pass(NATS);
  }

  @Test
  void forget_leavesTheTargetAlone() throws Exception {
    nats();
    home.undeclare("nats");

    var code = keeps.forget(new ForgetRequest(NATS), home.people());

    assertThat(code).isEqualTo(ExitCode.DONE);
    assertThat(home.ledger.inventories().known()).isEmpty();
    assertThat(home.out()).isEqualTo("The ledger no longer knows nats; its target is as it was.\n");
  }

  @Test
  void forgetOfADeclaredOne_saysThatItBeginsAnew() throws Exception {
    nats();

    keeps.forget(new ForgetRequest(NATS), home.people());

    assertThat(home.out()).contains("its next pass begins anew and takes over what it finds");
  }

  @Test
  void forgetWhileARunIsNotFinished_isRefused() throws Exception {
    var nats = home.with("nats", Duration.ofSeconds(30));
    nats.source().offer("v1.0.0");
    home.pass(NATS);

    assertThatThrownBy(() -> keeps.forget(new ForgetRequest(NATS), home.people()))
        .hasMessageContaining("SYN-FORGET-OPEN");
    assertThat(home.ledger.inventories().known()).contains(NATS);
  }

  @Test
  void forgetOfWhatNobodyKnows_isRefused() {
    home.with("nats");

    assertThatThrownBy(() -> keeps.forget(new ForgetRequest(new SyncName("nast")), home.people()))
        .hasMessageContaining("did you mean 'nats'?");
  }

  @Test
  void rename_movesWhatTheLedgerKnows() throws Exception {
    nats();
    home.undeclare("nats");
    home.with("broker");

    keeps.rename(new RenameRequest(NATS, BROKER), home.programs());

    assertThat(home.ledger.inventories().known()).containsExactly(BROKER);
    assertThat(home.out())
        .isEqualTo(
            """
            {
              "sync" : "nats",
              "renamed_to" : "broker"
            }
            """);
  }

  @Test
  void renameOfWhatIsStillDeclared_saysWhatToDoFirst() throws Exception {
    nats();

    assertThatThrownBy(() -> keeps.rename(new RenameRequest(NATS, BROKER), home.people()))
        .hasMessageContaining("nats is still declared")
        .hasMessageContaining("Rename it there to broker first");
  }

  @Test
  void renameToWhatIsThere_isRefused() throws Exception {
    nats();
    home.with("broker").source().offer("v1.0.0");
    home.pass(BROKER);
    home.undeclare("nats");

    assertThatThrownBy(() -> keeps.rename(new RenameRequest(NATS, BROKER), home.people()))
        .hasMessageContaining("the ledger knows a sync of that name already");
    assertThat(home.ledger.inventories().known()).containsExactly(BROKER, NATS);
  }

  @Test
  void backupAndRestore_openNoHousehold() throws Exception {
    keeps.backup(new BackupRequest(Path.of("copy.db")), home.people());
    keeps.restore(new BackupRequest(Path.of("copy.db")), home.people());

    assertThat(cared).containsExactly("backup copy.db", "restore copy.db");
    assertThat(home.opened).isEmpty();
    assertThat(home.out()).contains("syncline verify").contains("kept as ledger.db.replaced-then");
  }
}
