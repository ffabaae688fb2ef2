package dev.syncline.engine.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What others are told of, and how often.
class NoticesTest {
  private static final Complaint REFUSED =
      new Complaint("SYN-HTTP-CONNECT", "asking x", "it refused at 08:00", "Wait");

  private final World world = new World();

  private List<String> told() {
    return world.noticed.stream()
        .map(ended -> ended.outcome().word() + (ended.recovered() ? " recovered" : ""))
        .toList();
  }

  private void failDetect(Complaint complaint) throws Exception {
    world.source.failNext(new Fault.Transient(complaint, Optional.empty()));
    assertThat(world.pass().outcome()).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void sourceThatCannotBeAsked_isToldOnceAndOnceWhenItAnswersAgain() throws Exception {
    world.source.offer("v1.0.0");
    world.pass();

    failDetect(REFUSED);
    failDetect(new Complaint("SYN-HTTP-LIMIT", "asking x", "429 until 08:05", "Wait"));
    world.restart();
    failDetect(REFUSED);
    world.pass();
    world.pass();

    assertThat(told()).containsExactly("applied", "failed", "unchanged recovered");
  }

  @Test
  void failureWhileBringing_isToldOnceHoweverItsWordsChange() throws Exception {
    world.source.offer("v1.0.0");
    for (var minute : List.of("08:00", "08:05")) {
      var complaint = new Complaint("SYN-TEST", "fetching", "not before " + minute, "Wait");
      world.source.failNextFetch(new Fault.Transient(complaint, Optional.empty()));
      world.pass();
    }
    world.pass();

    assertThat(told()).containsExactly("failed", "applied recovered");
  }

  @Test
  void waitThatAHostAskedFor_isNoFailureToTell() throws Exception {
    world.source.offer("v1.0.0");
    world.pass();

    failDetect(new Complaint(Complaint.WAIT, "asking x", "wait until 08:05", "Nothing to do"));
    world.pass();

    assertThat(told()).containsExactly("applied");
  }

  @Test
  void versionThatIsGivenUp_isToldThoughItsFailureIsKnown() throws Exception {
    world.source.offer("v1.0.0");
    for (int i = 0; i < 3; i++) {
      world.source.failNextFetch(
          new Fault.Unfit(new Complaint("SYN-BUILD", "building", "it breaks", "Mend it"), 3));
      world.pass();
    }

    assertThat(told()).containsExactly("failed", "failed");
    assertThat(world.noticed.getLast().outcome().reason()).contains("quarantined");
  }

  @Test
  void refusedCandidate_isNotWellAgainWhileNothingElseIsOnOffer() throws Exception {
    world.source.offer("v1.0.0");
    world.pass();
    world.source.offer("v1.0.0", "v1.1.0");
    world.source.failNextFetch(
        new Fault.Rejected(new Complaint("SYN-TEST", "fetching", "it is gone", "Ask")));
    world.pass(Cause.POLL);

    world.pass(Cause.POLL);

    assertThat(told()).containsExactly("applied", "failed");
  }
}
