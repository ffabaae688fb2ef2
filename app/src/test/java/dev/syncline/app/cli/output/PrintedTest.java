package dev.syncline.app.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.app.cli.Words.Tone;
import dev.syncline.testkit.HandMovedPace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrintedTest {
  private static final List<String> HEADER = List.of("SYNC", "STATE", "SINCE");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /// What a table says whose second column may be cut.
  private String table(boolean terminal, Tint tint, String columns, String state) {
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    var environment = Map.of("COLUMNS", columns);
    var around = new Surroundings(stream, stream, terminal, environment, new HandMovedPace());
    var words = new Printed(stream, tint, around.columns());
    words.table(HEADER, List.of(List.of("nats", words.tone(Tone.BAD, state), "now")), 1);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void whatIsLongerThanTheLine_isCutOnATerminal() {
    assertThat(table(true, Tint.PLAIN, "40", "failed: there is no room left on this disk"))
        .isEqualTo(
            """
            SYNC  STATE                        SINCE
            nats  failed: there is no room l…  now
            """);
  }

  @Test
  void whatFits_isLeftAsItIs() {
    assertThat(table(true, Tint.PLAIN, "40", "up to date"))
        .isEqualTo("SYNC  STATE       SINCE\nnats  up to date  now\n");
  }

  @Test
  void aColour_endsAfterWhatIsLeft() {
    assertThat(table(true, Tint.COLOURS, "34", "failed: there is no room left"))
        .contains("\u001b[31mfailed: there is no…\u001b[0m");
  }

  @Test
  void aLineThatIsMuchTooShort_leavesABeginning() {
    assertThat(table(true, Tint.PLAIN, "5", "failed: there is no room left"))
        .contains("failed: there i…");
  }

  @Test
  void inAPipe_nothingIsCut() {
    assertThat(table(false, Tint.PLAIN, "40", "failed: there is no room left on this disk"))
        .contains("failed: there is no room left on this disk");
  }

  @Test
  void aWidthThatIsNone_cutsNothing() {
    assertThat(table(true, Tint.PLAIN, "wide", "failed: there is no room left on this disk"))
        .contains("failed: there is no room left on this disk");
  }
}
