package dev.syncline.app.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.app.cli.ActionsFactory;
import dev.syncline.app.cli.output.Surroundings;
import dev.syncline.app.cli.request.CheckRequest;
import dev.syncline.app.cli.request.DecideRequest;
import dev.syncline.app.cli.request.DecideRequest.Word;
import dev.syncline.app.cli.request.SyncRequest;
import dev.syncline.app.config.ConfigurationReader;
import dev.syncline.app.config.ConfigurationReader.Loaded;
import dev.syncline.core.run.SyncName;
import dev.syncline.testkit.HandMovedPace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ProgramTest {
  private static final SyncName NATS = new SyncName("nats");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final HandMovedPace pace = new HandMovedPace();
  private final Recorded actions = new Recorded();
  private final Program program = program((_, _) -> actions);

  private Program program(ActionsFactory factory) {
    var around = new Surroundings(stream(out), stream(err), false, Map.of(), pace);
    return new Program(factory, around, "1.2.3");
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void configurationToBeginWith_isValid_alsoWithItsSecondSync(@TempDir Path folder)
      throws Exception {
    program.run("help", "configuration");

    for (var text : List.of(out(), out().replace("\n# ", "\n  "))) {
      var file = Files.writeString(folder.resolve("syncline.yaml"), text);
      assertThat(ConfigurationReader.read(Optional.of(file), Map.of()))
          .isInstanceOf(Loaded.Well.class);
    }
  }

  @Test
  void version_isAlsoAnOption() {
    assertThat(program.run("--version")).isZero();
    assertThat(out()).isEqualTo("syncline 1.2.3\n");
  }

  @Test
  void help_knowsWhatIsBelowACommand() {
    assertThat(program.run("help", "config", "validate")).isZero();
    assertThat(out()).contains("syncline config validate");
    assertThat(program.run("help", "config", "valdate")).isEqualTo(2);
    assertThat(err()).contains("did you mean 'validate'?");
  }

  @Test
  void helpForNothingKnown_namesAllThatIs() {
    program.run("help", "qqqq");

    assertThat(err()).contains("known here: ", ", version", "; see syncline help");
  }

  @Test
  void demo_hasNoJson() {
    assertThat(program.run("demo", "--json")).isEqualTo(2);
  }

  @Test
  void everyHelp_hasAnExampleThatParses() {
    var commands = new ArrayList<CommandLine>();
    collect(program.commandLine(), commands);

    assertThat(commands).hasSize(36);
    assertThat(commands)
        .allSatisfy(command -> {
          var example = command.getCommandSpec().usageMessage().footer()[1].strip().split(" ");
          assertThat(example[0]).isEqualTo("syncline");
          var words = Arrays.copyOfRange(example, 1, example.length);
          assertThat(program.commandLine().parseArgs(words).errors()).isEmpty();
        });
  }

  private static void collect(CommandLine command, List<CommandLine> all) {
    all.add(command);
    command.getSubcommands().values().forEach(inner -> collect(inner, all));
  }

  @Test
  void everyCommand_takesTheCommonOptionsBeforeAndAfterItsName() {
    assertThat(program.run("--json", "--quiet", "check", "nats", "--config", "x", "-v")).isZero();
    assertThat(program.run("check", "all", "--exit-code")).isZero();

    assertThat(actions.requests)
        .containsExactly(
            new CheckRequest(List.of(NATS), false, false),
            new CheckRequest(List.of(), true, false));
  }

  @Test
  void sync_waitsForTheVerdictUnlessToldOtherwise() {
    program.run("sync", "nats", "--dry-run");
    program.run("sync", "--no-wait");

    assertThat(actions.requests)
        .containsExactly(
            new SyncRequest(List.of(NATS), true, false, true),
            new SyncRequest(List.of(), false, false, false));
  }

  @Test
  void decisions_carryWordAndReason() {
    var until = pace.now().plus(Duration.ofDays(2));

    program.run("hold", "nats", "--until", "2d", "--reason", "holidays");
    program.run("approve", "nats", "v3.0.0");

    assertThat(actions.requests)
        .containsExactly(
            new DecideRequest(NATS, new Word.Hold(Optional.of(until)), "holidays"),
            new DecideRequest(NATS, new Word.Approve(Optional.of("v3.0.0")), ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          chekc                     | unknown command 'chekc'; did you mean 'check'?
          check --jsn               | unknown option '--jsn'; did you mean '--json'?
          check NATS                | 'NATS' is not a sync name
          check all nats            | 'all' stands alone
          poll --interval 5         | a duration has a unit: 5m
          poll --interval 0s        | --interval is at least 1s
          poll nats                 | 'nats' is one argument too many
          history                   | missing: 'SYNC'
          history nats --limit 0    | --limit is a number from 1 to 10000
          history nats --limit many | 'many' is not an int
          show X                    | 'X' is not the name of a run
          hold nats --until soon    | 'soon' is no time
          hold nats --until 1999-01-01 | --until lies in the past
          pin nats                  | missing: 'VERSION'
          rename a a                | both names are the same
          backup                    | missing: 'FILE'
          clone https://e.org/x     | missing: 'PATH'
          completion tcsh           | 'tcsh' is none of bash, zsh, fish
          init                      | missing: 'KIND'
          init platfrm              | there is no kind 'platfrm'; did you mean 'platform'?
          init gitops               | 'init gitops' comes in a later version
          config                    | say which: validate, show or schema
          config vlaidate           | unknown command 'vlaidate'; did you mean 'validate'?
          check --log-format xml    | 'xml' is neither text nor json
          help nonsense             | nothing is known of 'nonsense'
          watch --port 70000        | --port is a number from 0 to 65535
          watch --secret a --secret-file b | one of them
          sessions                  | 'sessions' comes in a later version
          help publish              | 'publish' comes in a later version
          """)
  void wrongUse_isOneLineAndExitCode2(String arguments, String said) {
    var code = program.run(arguments.split(" "));

    assertThat(code).isEqualTo(2);
    assertThat(err()).contains(said).endsWith("[SYN-USAGE]\n").hasLineCount(1);
    assertThat(out()).isEmpty();
    assertThat(actions.requests).isEmpty();
  }

  @Test
  void wrongUseWithJson_isADocument() {
    program.run("check", "--json", "--nonsense");

    assertThat(out()).contains("\"error\"", "\"code\" : \"SYN-USAGE\"");
    assertThat(err()).isEmpty();
  }

  @Test
  void commandsAboutSynclineItself_openNoActions() {
    var alone =
        program((_, _) -> {
          throw new AssertionError("opened");
        });

    assertThat(alone.run("version")).isZero();
    assertThat(alone.run("help", "exit-codes")).isZero();
    assertThat(alone.run("help", "environment")).isZero();
    assertThat(alone.run("check", "--help")).isZero();
    assertThat(alone.run("completion", "fish")).isZero();
    assertThat(alone.run("config", "schema")).isZero();
    assertThat(out()).startsWith("syncline 1.2.3\nCODE  MEANING\n0     done;");
  }

  @Test
  void nothingTyped_showsHelpAndIsWrongUse() {
    assertThat(program.run()).isEqualTo(2);
    assertThat(err()).contains("Usage: syncline");
  }

  @Test
  void defect_isFailedAndShowsNoForeignMessage() {
    var broken =
        program((_, _) -> {
          throw new IllegalStateException("s3cret");
        });

    assertThat(broken.run("check")).isEqualTo(1);
    assertThat(err()).contains("SYN-DEFECT", "IllegalStateException").doesNotContain("s3cret");
  }
}
