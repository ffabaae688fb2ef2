package dev.syncline.target.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.content.Digest;
import dev.syncline.core.plan.Change;
import dev.syncline.core.plan.Intent;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.target.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A binary that nobody may run any more is not as it was installed.
class LostModeTest {
  @TempDir Path folder;

  private Bench bench;
  private Path live;

  @BeforeEach
  void lose() throws Exception {
    bench = new Bench(folder, FaultPoints.NONE);
    bench.put("v1", Bench.OLD);
    live = bench.layout.live();
    Files.setPosixFilePermissions(live, PosixFilePermissions.fromString("rw-r-----"));
  }

  @Test
  void lostExecuteBit_isDrift() throws Exception {
    var owned = bench.owned("v1", Bench.OLD);

    var drift = bench.target().observe(owned).drift(owned);

    var digest = Digest.of(Bench.OLD);
    assertThat(drift)
        .containsExactly(
            Change.replace("nats-server", digest, digest)
                .because("it may not be executed any more"));
  }

  @Test
  void lostExecuteBit_isHealedForThoseWhoMayReadIt() throws Exception {
    var owned = bench.owned("v1", Bench.OLD);

    var effects = bench.update("v1", Bench.OLD, owned);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(live)))
        .isEqualTo("rwxr-x---");
    assertThat(effects.done()).singleElement().matches(it -> it.detail().contains("executed"));
    assertThat(bench.target().observe(owned).drift(owned)).isEmpty();
  }

  @Test
  void lostExecuteBit_isNotWell() throws Exception {
    var owned = bench.owned("v1", Bench.OLD);
    var plan = bench.planFor("v1", Bench.OLD, owned);
    var intent = Bench.intent(Intent.Purpose.APPLY, plan, owned);

    var verdict = bench.target().verify(intent, Optional.empty(), bench.pace.now());

    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Sick.class, sick -> assertThat(sick.why()).contains("may not be executed"));
  }
}
