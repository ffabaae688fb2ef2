package dev.syncline.shared.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.shared.redaction.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansTest {
  private static final long NOBODY = 999_999_999; // more than Linux ever gives

  @TempDir Path temp;

  private final List<Process> started = new ArrayList<>();
  private Path state;
  private Path other;

  @BeforeEach
  void make() throws IOException {
    state = Files.createDirectory(temp.resolve("state"));
    other = Files.createDirectory(temp.resolve("other"));
  }

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void whatAKilledSynclineLeft_isEnded_andNothingElse() throws Exception {
    var orphan = carrying(gone(state));
    var ofAnotherState = carrying(gone(other));
    var ofALivingSyncline = carrying(Mark.Owner.current(state));
    var serviceOfAReload = carrying(Optional.empty());

    new Orphans(state, new ClockPace()).end();

    assertThat(orphan.waitFor(Duration.ofSeconds(5))).isTrue();
    assertThat(List.of(ofAnotherState, ofALivingSyncline, serviceOfAReload))
        .allMatch(Process::isAlive);
  }

  @Test
  void aNumberThatIsAnothersNow_isNoLivingSyncline() {
    var current = Mark.Owner.current(state).orElseThrow();

    assertThat(current.isAlive()).isTrue();
    assertThat(new Mark.Owner(current.state(), current.pid(), current.start() + 1).isAlive())
        .isFalse();
  }

  @Test
  void whatEndsWithItsCommand_namesUs_whatMayOutliveUsDoesNot() throws Exception {
    var limits = Limits.of(Duration.ofSeconds(10));
    var print =
        Command.of(List.of("/bin/sh", "-c", "echo \"=$SYNCLINE_RUN\""), Path.of("/"), limits);

    assertThat(ownerSeenBy(print)).isEqualTo(Mark.Owner.current(state)).isPresent();
    assertThat(ownerSeenBy(print.leaving())).isEmpty();
  }

  private Optional<Mark.Owner> ownerSeenBy(Command command) throws Exception {
    var processes =
        new Processes(System.getenv(), Redactor.NONE, new ClockPace(), Optional.of(state));
    return Mark.ownerIn(processes.run(command, _ -> {}).tail().getFirst().substring(1));
  }

  private static Optional<Mark.Owner> gone(Path state) {
    return Mark.Owner.current(state).map(it -> new Mark.Owner(it.state(), NOBODY, 1));
  }

  private Process carrying(Optional<Mark.Owner> owner) throws IOException {
    var builder = new ProcessBuilder("sleep", "1000");
    builder.environment().putAll(Map.of(Mark.VARIABLE, Mark.fresh(owner).value()));
    var process = builder.start();
    started.add(process);
    return process;
  }
}
