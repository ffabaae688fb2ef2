package dev.syncline.app.cli;

import static dev.syncline.app.cli.ExitCode.DONE;
import static dev.syncline.app.cli.ExitCode.FAILED;
import static dev.syncline.app.cli.ExitCode.HALTED;
import static dev.syncline.app.cli.ExitCode.PARTLY;
import static dev.syncline.app.cli.ExitCode.PENDING;
import static dev.syncline.app.cli.ExitCode.USAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
  @Test
  void numbers_areThePromisedOnes() {
    assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::number))
        .containsExactly(0, 1, 2, 3, 4, 5, 130, 143);
  }

  @Test
  void severalParts_giveTheOneThatCountsMost() {
    assertThat(ExitCode.of(List.of())).isEqualTo(DONE);
    assertThat(ExitCode.of(List.of(DONE, PENDING))).isEqualTo(PENDING);
    assertThat(ExitCode.of(List.of(PENDING, HALTED))).isEqualTo(HALTED);
    assertThat(ExitCode.of(List.of(FAILED, FAILED))).isEqualTo(FAILED);
    assertThat(ExitCode.of(List.of(FAILED, HALTED))).isEqualTo(PARTLY);
    assertThat(ExitCode.of(List.of(PARTLY, DONE))).isEqualTo(PARTLY);
    assertThat(ExitCode.of(List.of(FAILED, USAGE))).isEqualTo(USAGE);
  }
}
