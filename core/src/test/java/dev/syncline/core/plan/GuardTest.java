package dev.syncline.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Revision;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Origin;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardTest {
  private static final Digest DIGEST = Digest.of("x");
  private static final Candidate CANDIDATE =
      Candidate.of(new Origin("o"), "v1.0.0", new Revision("r"));

  @ParameterizedTest
  @CsvSource({
    // deletes, owned, max percent, objects
    "0, 14, 100, false",
    "13, 14, 100, false",
    "14, 14, 100, true",
    "15, 14, 100, true",
    "1, 1, 100, false",
    "2, 2, 100, true",
    "1, 5, 20, false",
    "2, 5, 20, true",
    "1, 1000, 0, true",
    "0, 0, 0, false",
    "1, 1, 99, true",
    "21, 100, 20, true",
    "20, 100, 20, false"
  })
  void deletes_ofWhatIsOwned_areRefusedOrNot(int deletes, int owned, int percent, boolean objects) {
    var objection = Guard.check(plan(deletes), owned(owned), new GuardTerms(percent));

    assertThat(objection.isPresent()).isEqualTo(objects);
  }

  @Test
  void everythingDeleted_saysHowMuchAndExactlyWhat() {
    var objection = Guard.check(plan(2), owned(2), GuardTerms.DEFAULT).orElseThrow();

    assertThat(objection)
        .isEqualTo(
            new Objection(
                new Revision("r"),
                List.of("delete k0", "delete k1"),
                "would delete 2 of 2, a person must agree"));
  }

  @Test
  void createsAndReplaces_areNeverTooMany() {
    var plan =
        new Plan(
            CANDIDATE,
            Stream.of(Change.create("a", DIGEST), Change.replace("b", DIGEST, DIGEST)).toList(),
            Optional.empty());

    assertThat(Guard.check(plan, owned(2), new GuardTerms(0))).isEmpty();
  }

  private static Plan plan(int deletes) {
    var changes =
        IntStream.range(0, deletes).mapToObj(i -> Change.delete("k" + i, DIGEST)).toList();
    return new Plan(CANDIDATE, changes, Optional.empty());
  }

  private static Owned owned(int items) {
    var all = IntStream.range(0, items).mapToObj(i -> new Item("k" + i, DIGEST)).toList();
    return new Owned(Optional.of(new Inventory(CANDIDATE, all)), Optional.empty());
  }
}
