package dev.syncline.app.pin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.app.config.PinFileSection;
import dev.syncline.core.run.FaultPoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vars:\n  NATS_VERSION: v1.0.0 # pinned\n",
        "vars:\r\n  NATS_VERSION: v1.0.0\r\n  OTHER: v1.0.0\r\n",
        "vars: {OTHER: v1.0.0, NATS_VERSION: 'v1.0.0'}\n",
        "vars:\n  NATS_VERSION: \"v1.0.0\"",
        "vars:\n  NATS_VERSION: '{{.NATS_VERSION | default \"v1.0.0\"}}'\n",
        "vars:\n  NATS_VERSION: \"{{.NATS_VERSION | default \\\"v1.0.0\\\"}}\"\n",
        "vars:\n  NATS_VERSION: \"{{.NATS_VERSION | default `v1.0.0`}}\"\n",
        "NATS_VERSION: v1.0.0\n",
        "# größer 🚀\nvars:\n  X: 🚀\n  NATS_VERSION: v1.0.0\n",
        "\uFEFFvars:\n  NATS_VERSION: v1.0.0\n",
      })
  void versionIsChanged_andNoOtherByte(String text) throws IOException {
    var file = Files.writeString(folder.resolve("Taskfile.yml"), text);
    int at = text.indexOf("v1.0.0", text.lastIndexOf("NATS_VERSION"));

    pin(FaultPoints.NONE).write("v2.10.25");

    assertThat(Files.readString(file))
        .isEqualTo(text.substring(0, at) + "v2.10.25" + text.substring(at + "v1.0.0".length()));
    assertThat(pin(FaultPoints.NONE).lag("v2.10.25")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vars:\n  NATS_VERSION: {sh: git describe}\n",
        "vars:\n  NATS_VERSION: '{{.OTHER}}'\n",
        "vars:\n  NATS_VERSION: |\n    v1.0.0\n",
        "vars:\n  OTHER: v1.0.0\n",
        "vars: [\n",
      })
  void whatIsNoPlainVersion_staysAndIsSaid(String text) throws IOException {
    var file = Files.writeString(folder.resolve("Taskfile.yml"), text);

    pin(FaultPoints.NONE).write("v2.10.25");

    assertThat(file).hasContent(text);
    assertThat(pin(FaultPoints.NONE).lag("v2.10.25"))
        .contains("Taskfile.yml has no plain NATS_VERSION");
  }

  @Test
  void versionThatWouldNeedQuotes_isNotWritten() throws IOException {
    var file = Files.writeString(folder.resolve("Taskfile.yml"), "NATS_VERSION: v1.0.0\n");

    pin(FaultPoints.NONE).write("v2 # {{x}}");

    assertThat(file).hasContent("NATS_VERSION: v1.0.0\n");
  }

  @Test
  void modeAndLink_stayAsTheyAre() throws IOException {
    var file = Files.writeString(folder.resolve("real.yml"), "NATS_VERSION: v1.0.0\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
    var link = Files.createSymbolicLink(folder.resolve("Taskfile.yml"), file);

    pin(FaultPoints.NONE).write("v2.10.25");

    assertThat(link).isSymbolicLink().hasContent("NATS_VERSION: v2.10.25\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-rw-r--");
  }

  @Test
  void diskThatRefuses_leavesTheOldFileWhichLagsUntilTheNextTime() throws IOException {
    var file = Files.writeString(folder.resolve("Taskfile.yml"), "NATS_VERSION: v1.0.0\n");
    FaultPoints full =
        point -> {
          if (point.equals("pin.write.half")) {
            throw new UncheckedIOException(new IOException("No space left on device"));
          }
        };

    pin(full).write("v2.10.25");

    assertThat(file).hasContent("NATS_VERSION: v1.0.0\n");
    assertThat(pin(full).lag("v2.10.25")).contains("Taskfile.yml lags: NATS_VERSION is v1.0.0");
    assertThat(folder).isDirectoryNotContaining("glob:**/.Taskfile*");
    pin(FaultPoints.NONE).write("v2.10.25");
    assertThat(file).hasContent("NATS_VERSION: v2.10.25\n");
  }

  private PinFile pin(FaultPoints faults) {
    return new PinFile(new PinFileSection(folder.resolve("Taskfile.yml"), "NATS_VERSION"), faults);
  }
}
