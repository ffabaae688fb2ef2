package dev.syncline.shared.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.core.run.Fault;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.process.Command.Leftovers;
import dev.syncline.shared.process.Ended.Finished;
import dev.syncline.shared.process.Ended.TimedOut;
import dev.syncline.shared.redaction.Redactor;
import dev.syncline.shared.redaction.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessesTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String PATH = "/usr/local/bin:/usr/bin:/bin";

  @TempDir Path directory;

  private final List<String> told = Collections.synchronizedList(new ArrayList<>());

  @Test
  void aProgramsOutputAndErrors_areToldInOrderAndKept() throws Exception {
    var ended = shell("echo one; echo two >&2; printf three; exit 7");

    assertThat(told).containsExactly("one", "two", "three");
    assertThat(ended).isInstanceOf(Finished.class);
    assertThat(ended.tail()).containsExactly("one", "two", "three");
    assertThat(((Finished) ended).ending()).isEqualTo("exit code 7");
  }

  @Test
  void ourOwnEnvironment_isNotTheChilds() throws Exception {
    var own =
        Map.of(
            "PATH", PATH,
            "HOME", "/home/somebody",
            "LC_TIME", "C",
            "WEBHOOK_SECRET", "planted",
            "GITHUB_TOKEN", "planted",
            "GOOS", "plan9",
            "NATS_VERSION", "v0",
            "CI", "true");
    var set = new LinkedHashMap<>(Map.of("CGO_ENABLED", "0"));

    new Processes(own, Redactor.NONE, new ClockPace())
        .run(
            new Command(List.of("env"), directory, set, Limits.of(LONG), Leftovers.END), told::add);

    assertThat(told.stream().map(line -> line.substring(0, line.indexOf('='))))
        .containsExactlyInAnyOrder("PATH", "HOME", "LC_TIME", "CGO_ENABLED", Mark.VARIABLE);
    assertThat(told.toString()).doesNotContain("planted");
  }

  @Test
  void whatEveryChildGets_isThisListAndNoMore() {
    assertThat(Inherited.NAMES).hasSize(40);
    assertThat(Inherited.NAMES)
        .doesNotContainAnyElementsOf(
            Set.of("GOOS", "GOARCH", "CI", "GITHUB_ACTIONS", "GITHUB_TOKEN", "SSH_AUTH_SOCK"));
    assertThat(Inherited.NAMES)
        .noneMatch(name -> name.contains("TOKEN") || name.contains("SECRET"));
  }

  @Test
  void standardInput_isEmpty() throws Exception {
    var ended = shell("cat; echo done");

    assertThat(ended.tail()).containsExactly("done");
  }

  @Test
  void aSecret_isOutBeforeAnybodySeesIt() throws Exception {
    var processes =
        new Processes(
            Map.of("PATH", PATH),
            new Redactor(List.of(new Secret("hunter2-hunter2"))),
            new ClockPace());
    var script = "printf 'a hun\\033[31mter2-hun\\033[0mter2 b\\n'; echo http://u:hunter2@host/";

    var ended = processes.run(command(script, LONG), told::add);

    assertThat(told).containsExactly("a *** b", "http://***@host/");
    assertThat(ended.tail()).isEqualTo(told);
  }

  @Test
  void aSecretAcrossTheEndOfALongLine_isOutToo() throws Exception {
    var secret = "s3cr3t-".repeat(10);
    var processes =
        new Processes(
            Map.of("PATH", PATH), new Redactor(List.of(new Secret(secret))), new ClockPace());
    var file = directory.resolve("long");
    Files.writeString(file, "x".repeat(LineText.SHOWN_MAX - 10) + secret + "y".repeat(100_000));

    processes.run(command("cat long", LONG), told::add);

    assertThat(told).hasSize(1);
    assertThat(told.getFirst()).doesNotContain("s3cr3t").hasSizeLessThan(LineText.SHOWN_MAX + 2);
  }

  @Test
  void aLineOfTenMegabytes_isCutOff() throws Exception {
    var ended = shell("head -c 10485760 /dev/zero | tr '\\0' x; echo; echo after");

    assertThat(told).hasSize(2);
    assertThat(told.getFirst()).hasSize(LineText.SHOWN_MAX + 1).endsWith("x…");
    assertThat(ended.tail().getLast()).isEqualTo("after");
  }

  @Test
  void aHundredMegabytes_areReadAndOnlyTheLimitTold() throws Exception {
    var limits = new Limits(LONG, Duration.ofSeconds(1), 1 << 20);
    var words =
        List.of("sh", "-c", "yes 0123456789012345678901234567890123456789 | head -c 104857600");

    var ended =
        processes()
            .run(
                new Command(words, directory, new LinkedHashMap<>(), limits, Leftovers.END),
                told::add);

    assertThat(((Finished) ended).succeeded()).isTrue();
    assertThat(ended.tail()).hasSizeBetween(90, 100);
    assertThat(told).hasSizeBetween(25_000, 27_000);
    assertThat(told.getLast()).startsWith("… more output");
  }

  @Test
  void binaryOutput_isMadeReadable() throws Exception {
    shell("printf '\\000\\001\\377\\376 ok \\033]0;title\\007 more\\rnext\\r\\n'");

    assertThat(told).containsExactly("\ufffd\ufffd ok  more", "next");
  }

  @Test
  void aMissingProgram_isRejectedByNameWithThePathThatWasSearched() {
    assertThatThrownBy(() -> run("no-such-program"))
        .hasMessageContaining("SYN-PROCESS-NOT-FOUND")
        .satisfies(ProcessesTest::isRejected)
        .isInstanceOfSatisfying(
            SyncException.class,
            e -> {
              var complaint = e.fault().complaint();
              assertThat(complaint.reason()).isEqualTo("no-such-program is not on the PATH");
              assertThat(complaint.more()).containsExactly("The PATH is " + PATH);
            });
  }

  @Test
  void aFileThatIsNotExecutable_isRejected() throws Exception {
    Files.writeString(directory.resolve("plain"), "#!/bin/sh\n");

    assertThatThrownBy(() -> run("./plain"))
        .hasMessageContaining("SYN-PROCESS-NOT-EXECUTABLE")
        .satisfies(ProcessesTest::isRejected);
  }

  @Test
  void anEmptyOrBinaryFile_isNoProgram() throws Exception {
    executable("empty", "");
    executable("junk", "\0\1\2junk\nrm -rf /nowhere\n");

    assertThatThrownBy(() -> run("./empty")).hasMessageContaining("SYN-PROCESS-FORMAT");
    assertThatThrownBy(() -> run("./junk")).hasMessageContaining("SYN-PROCESS-FORMAT");
  }

  @Test
  void aProgramForAnotherProcessor_isRejectedAsThat() throws Exception {
    var bytes = Files.readAllBytes(Path.of("/bin/true"));
    bytes[18] = (byte) 0xF3; // RISC-V
    Files.write(executable("foreign", ""), bytes);

    assertThatThrownBy(() -> run("./foreign"))
        .hasMessageContaining("SYN-PROCESS-FORMAT")
        .hasMessageContaining("another kind of processor");
  }

  @Test
  void aScriptWithoutItsInterpreter_isRejectedAsThat() throws Exception {
    executable("script", "#!/no/such/interpreter\n");

    assertThatThrownBy(() -> run("./script"))
        .hasMessageContaining("SYN-PROCESS-NOT-FOUND")
        .hasMessageContaining("interpreter");
  }

  @Test
  void aProgramThatIsStillBeingWritten_isTriedUntilItIsNot() throws Exception {
    var file = executable("busy", "");
    Files.copy(Path.of("/bin/true"), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    try (var _ = Files.newByteChannel(file, java.nio.file.StandardOpenOption.WRITE)) {
      assertThatThrownBy(() -> run("./busy")).hasMessageContaining("SYN-PROCESS-NOT-EXECUTABLE");
    }

    assertThat(((Finished) run("./busy")).succeeded()).isTrue();
  }

  @Test
  void aMissingDirectory_isRejected() {
    var command = Command.of(List.of("true"), directory.resolve("gone"), Limits.of(LONG));

    assertThatThrownBy(() -> processes().run(command, told::add))
        .hasMessageContaining("SYN-PROCESS-DIRECTORY");
  }

  @Test
  void aListenerThatThrows_neitherBlocksTheChildNorIsForgotten() {
    var command = command("yes | head -c 1000000", LONG);

    assertThatThrownBy(() ->
            processes()
                .run(
                    command,
                    _ -> {
                      throw new IllegalStateException("no more");
                    }))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void withoutSetsid_aProgramRunsAndEndsJustTheSame() throws Exception {
    var processes = new Processes(Map.of(), Redactor.NONE, new ClockPace());

    var fine = processes.run(command("echo fine", LONG), told::add);
    var late = processes.run(command("sleep 1000 & sleep 1000", Duration.ofMillis(300)), told::add);

    assertThat(fine.tail()).containsExactly("fine");
    assertThat(late).isInstanceOf(TimedOut.class);
  }

  @Test
  void anEndBySignal_isToldAsThat() throws Exception {
    var ended = (Finished) shell("kill -SEGV $$");

    assertThat(ended.ending()).isEqualTo("exit code 139 (signal SEGV)");
  }

  private Ended shell(String script) throws SyncException, InterruptedException {
    return processes().run(command(script, LONG), told::add);
  }

  private Ended run(String... words) throws SyncException, InterruptedException {
    return processes().run(Command.of(List.of(words), directory, Limits.of(LONG)), told::add);
  }

  private Command command(String script, Duration time) {
    return Command.of(List.of("sh", "-c", script), directory, Limits.of(time));
  }

  private static Processes processes() {
    return new Processes(Map.of("PATH", PATH), Redactor.NONE, new ClockPace());
  }

  private Path executable(String name, String content) throws IOException {
    var file = Files.writeString(directory.resolve(name), content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void isRejected(Throwable thrown) {
    assertThat(((SyncException) thrown).fault()).isInstanceOf(Fault.Rejected.class);
  }
}
