package dev.syncline.app.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.syncline.shared.compose.ProcessState;

/// Whatever Process Compose, or what listens in its place, answers, it is read without an
/// exception, and what of it reaches a message is short and plain. With `JAZZER_FUZZ=1` Jazzer
/// searches; without, it repeats what it found.
class ProcessStateFuzzTest {
  @FuzzTest(maxDuration = "20s")
  void anyText_isAStateOrNone(FuzzedDataProvider data) {
    var text = data.consumeRemainingAsString();

    ProcessState.parse(text)
        .ifPresent(state -> assertThat(state.statusWord()).matches("[A-Za-z0-9 _?-]{0,40}"));
  }
}
