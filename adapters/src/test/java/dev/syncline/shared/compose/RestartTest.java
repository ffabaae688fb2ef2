package dev.syncline.shared.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.testkit.HandMovedPace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is seen, look by look, and what is done because of it. `Running 7 x25` is the same look 25
/// times, 200 ms apart; the numbers in brackets name rows of surprises in the notes on the real
/// program. Limits here: 60 s to end, 60 s to come up, 5 s to stay so.
class RestartTest {
  private static final RestartTerms TERMS = RestartTerms.within(Duration.ofSeconds(60));

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "plain          | Running 7; Completed 7; Running 8 x27                  | stop, start, up 8",
        "with a probe   | Running 7 Ready; Completed 7; Running 8 Not x9; Running 8 Ready x27"
            + " | stop, start, up 8",
        "slow to end    | Running 7; Terminating 7 x200; Completed 7; Running 8 x27"
            + " | stop, start, up 8",
        "lags a look    | Running 7; Running 7 x2; Terminating 7; Completed 7; Running 8 x27"
            + " | stop, start, up 8",
        "stop unheard   | Running 7 x7; Completed 7; Running 8 x27       | stop, stop, start, up 8",
        "never ends     | Running 7; Terminating 7 x302                          | stop, failed",
        "cannot be stopped | Running 7 x400 " + "| stop x60, failed",
        "start starts nothing (2) | Running 7; Completed 7; Completed 7 x7; Running 8 x27"
            + " | stop, start, start, up 8",
        "dies at once   | Running 7; Completed 7; Completed 8 exit=1 x400        "
            + "| stop, start x5, failed",
        "dies after 3 s, then stays | Running 7; Completed 7; Running 8 x15; Completed 8 exit=1; "
            + "Running 9 x27 | stop, start, start, up 9",
        "cannot be executed any more | Running 7; Completed 7; Error 7 x400      "
            + "| stop, start x5, failed",
        "crash loop     | Running 7; Completed 7; Running 8; Restarting 8 restarts=1; Running 9 "
            + "restarts=1; Restarting 9 restarts=4 | stop, start, failed",
        "killed once by a late SIGKILL, then stays (10) | Running 7 Ready; Completed 7; Running 8 "
            + "Ready; Restarting 8 restarts=1 x5; Running 9 Ready restarts=1 x27"
            + " | stop, start, up 9",
        "never ready    | Running 7 Ready; Completed 7; Running 8 Not x302       "
            + "| stop, start, failed",
        "ready, but not for long (11) | Running 7 Ready; Completed 7; Running 8 Ready x20; Running"
            + " 8 Not x2; Running 8 Ready x27 | stop, start, up 8",
        "stale ready of one that is gone (9) | Running 7 Ready; Completed 7 Ready; Completed 8 "
            + "Ready x6; Running 9 Ready x27 | stop, start, start, up 9",
        "old pid, not running (8) | Running 7; Completed 7; Running! 7 x3; Running 8 x27"
            + " | stop, start, up 8",
        "new pid before its probe (8) | Running 7 Ready; Completed 7; Running 8 -probe x3; Running"
            + " 8 Ready x27 | stop, start, up 8",
        "in its backoff | Restarting 7 restarts=3 x5; Running 8 restarts=3 x27 | up 8",
        "in a backoff without end | Restarting 7 restarts=3 x302; Completed 7; Running 8 x27"
            + " | stop, start, up 8",
        "in its backoff, and crashes on | Restarting 7 restarts=3; Running 8 restarts=3; "
            + "Restarting 8 restarts=4; Restarting 8 restarts=7 | failed",
        "in a crash loop, but up just now | Running 7 Not restarts=2 x3; Restarting 7 restarts=3; "
            + "Running 8 Ready restarts=3 x27 | up 8",
        "sick, and does not end by itself | Running 7 Not restarts=2 x26; Completed 7; "
            + "Running 8 Ready restarts=2 x27 | stop, start, up 8",
        "crashed between two looks | Restarting 7 restarts=3; Restarting 8 restarts=4; "
            + "Running 9 restarts=4 x27 | up 9",
      })
  void whatRuns_isStoppedAndStarted(String row, String seen, String done) {
    assertThat(play(Restart.begin(TERMS, false), seen)).isEqualTo(steps(done));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "stopped by somebody    | Completed 7 exit=-1                   | left",
        "ended by itself        | Completed 7 exit=1                    | left",
        "disabled               | Disabled 0                            | left",
        "skipped                | Skipped 0 exit=1                      | left",
        "waits (stop would end it for good) | Pending 0                 | left",
        "unknown                | ?                                     | left",
        "another time           | Scheduled 0                           | left",
        "disabled meanwhile     | Running 7; Disabled 0                 | stop, left",
        "its program was missing | Completed 7 exit=127; Running 8 x27  | start, up 8",
        "could not be executed  | Error 0; Running 8 x27                | start, up 8",
        "being stopped by somebody | Terminating 7 x9; Completed 7 x26  | left",
        "lost restart of somebody (1) | Terminating 7 x30; Completed 7 x26 | left",
        "restarted by somebody meanwhile | Terminating 7 x9; Completed 7 x4; Running 8 x27 | up 8",
        "ended for good (Pending, then stopped) | Terminating 0 x302    | waiting",
      })
  void whatDoesNotRun_isLeftSo(String row, String seen, String done) {
    assertThat(play(Restart.begin(TERMS, false), seen)).isEqualTo(steps(done));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "killed between stop and start | Completed 7; Running 8 x27            | start, up 8",
        "killed while it ended | Terminating 7 x9; Completed 7; Running 8 x27  | start, up 8",
        "its dependency has gone (21) | Skipped 7; Skipped 7 x400              | start x5, waiting",
        "its dependency is not there yet | Completed 7; Pending 0 x302         | start, waiting",
        "disabled since         | Disabled 7                                   | left",
      })
  void whatWeStopped_isStarted(String row, String seen, String done) {
    assertThat(play(Restart.begin(TERMS, true), seen)).isEqualTo(steps(done));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "now and then | ~; Running 7; ~ x3; Completed 7; ~ x2; Running 8 x27   | stop, start, up 8",
        "for good     | Running 7; ~ x6                                        | stop, waiting",
      })
  void anAnswerThatSaysNothing_isAskedForAgain(String row, String seen, String done) {
    assertThat(play(Restart.begin(TERMS, false), seen)).isEqualTo(steps(done));
  }

  @Test
  void whatItSays_namesWhatWasSeen() {
    var restart = Restart.begin(TERMS, false);
    var move = restart.next(sight("Completed 7 exit=3"), new HandMovedPace().now());

    assertThat(move.step())
        .isEqualTo(
            new Restart.Step.End(
                new Restarted.Left("it was not running (Completed, exit code 3), and stays so")));
  }

  private static List<String> play(Restart begun, String script) {
    var pace = new HandMovedPace();
    var restart = begun;
    var done = new ArrayList<String>();
    for (var look : looks(script)) {
      var move = restart.next(sight(look), pace.now());
      restart = move.then();
      switch (move.step()) {
        case Restart.Step.Look(var after) -> pace.move(after);
        case Restart.Step.Stop _ -> {
          done.add("stop");
          pace.move(TERMS.every());
        }
        case Restart.Step.Start _ -> {
          done.add("start");
          pace.move(TERMS.every());
        }
        case Restart.Step.End(var how) -> {
          done.add(word(how));
          return done;
        }
      }
    }
    done.add("not at its end");
    return done;
  }

  private static String word(Restarted how) {
    return switch (how) {
      case Restarted.Up up -> "up " + up.pid();
      case Restarted.Left _ -> "left";
      case Restarted.Failed _ -> "failed";
      case Restarted.Waiting _ -> "waiting";
    };
  }

  private static List<String> looks(String script) {
    return times(script, ";");
  }

  private static List<String> steps(String done) {
    return times(done, ",");
  }

  private static List<String> times(String script, String between) {
    var all = new ArrayList<String>();
    for (var part : script.split(between)) {
      var words = part.strip().split(" x(?=\\d+$)");
      int times = words.length > 1 ? Integer.parseInt(words[1]) : 1;
      for (int time = 0; time < times; time++) {
        all.add(words[0].strip());
      }
    }
    return all;
  }

  private static Sight sight(String look) {
    if (look.equals("?")) {
      return new Sight.Nameless();
    }
    if (look.equals("~")) {
      return new Sight.Blurred("it answered 500");
    }
    var words = look.split(" ");
    boolean isRunning = words[0].equals("Running");
    var status = words[0].replace("!", "");
    return new Sight.Seen(
        new ProcessState(
            ProcessState.Status.of(status),
            status,
            isRunning,
            look.contains("Ready")
                ? ProcessState.Readiness.READY
                : look.contains("Not")
                    ? ProcessState.Readiness.NOT_READY
                    : ProcessState.Readiness.UNKNOWN,
            look.contains("Ready") || look.contains("Not") || look.contains("-probe"),
            Long.parseLong(words[1]),
            number(look, "restarts="),
            number(look, "exit=")));
  }

  private static int number(String look, String name) {
    int at = look.indexOf(name);
    return at < 0 ? 0 : Integer.parseInt(look.substring(at + name.length()).split(" ")[0]);
  }
}
