package dev.syncline.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.content.Revision;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Origin;
import dev.syncline.core.version.TagPattern;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoundTest {
  private static final Origin HOME = new Origin("example.org/nats");
  private static final Origin FOUND = new Origin("found in place");
  private static final String DIGEST = "sha256:" + "ab".repeat(32);
  private static final Candidate V1 = offer("v1.0.1", "1d6f7ea0a1b2c3d4e5f60718293a4b5c6d7e8f90");
  private static final Candidate V2 = offer("v2.0.0", "2222222222222222222222222222222222222222");
  private static final Candidate SAME =
      offer("v1.0.1-rc.1", "1d6f7ea0a1b2c3d4e5f60718293a4b5c6d7e8f90");

  private static Candidate offer(String name, String commit) {
    return Candidate.of(HOME, name, new Revision(commit));
  }

  private static Found found(String name, String revision, String pattern) {
    var there = Candidate.of(FOUND, name, new Revision(revision));
    return new Found(there, List.of(V2, SAME, V1), policy(Track.TAGS, pattern));
  }

  private static Policy policy(Track track, String pattern) {
    return new Policy(
        track,
        List.of(),
        TagPattern.parse(pattern),
        Optional.empty(),
        false,
        List.of(),
        MajorRule.APPROVE,
        MovedRule.ALERT,
        Duration.ZERO);
  }

  @ParameterizedTest
  @CsvSource({
    "v1.0.1, DIGEST, a bare version",
    "1.0.1, DIGEST, the same without its v",
    "v1.0.1, 1d6f7ea, a version and a short commit",
    "1d6f7ea, 1d6f7ea0a1b2c3d4e5f60718293a4b5c6d7e8f90, a commit alone means the first of its names",
  })
  void whatItsFileMeans_isTakenForTheOffer(String name, String revision, String why) {
    var found = found(name, revision.replace("DIGEST", DIGEST), "{version}");

    assertThat(found.installed().revision()).as(why).isEqualTo(V1.revision());
    assertThat(found.installed().origin()).isEqualTo(HOME);
    assertThat(found.before(Instant.EPOCH)).isEmpty();
    assertThat(found.unknown()).isEmpty();
  }

  @Test
  void severalNamesOfOneCommit_theOneThatWasWrittenIsTaken() {
    var found = found("v1.0.1", "1d6f7ea", "{version}");

    assertThat(found.installed()).isEqualTo(V1);
  }

  @Test
  void versionWithAnotherCommit_wasInstalledFromWhatTheNameMeantBefore() {
    var found = found("v1.0.1", "9999999", "{version}");

    assertThat(found.installed()).isEqualTo(offer("v1.0.1", "9999999"));
    assertThat(found.before(Instant.EPOCH))
        .contains(new Sighting(HOME, "v1.0.1", new Revision("9999999"), Instant.EPOCH));
  }

  @ParameterizedTest
  @CsvSource({"latest, DIGEST", "DIGEST, DIGEST", "9999999, 9999999"})
  void whatNamesNoVersion_isSaidToBeUnknown(String name, String revision) {
    var found =
        found(name.replace("DIGEST", DIGEST), revision.replace("DIGEST", DIGEST), "{version}");

    assertThat(found.installed()).isEqualTo(found.there());
    assertThat(found.unknown())
        .hasValueSatisfying(
            problem -> assertThat(problem.code()).isEqualTo("SYN-POLICY-VERSION-UNKNOWN"));
  }

  @Test
  void whatHasNoNameButItsDigest_isCalledByTheShortOne() {
    assertThat(found(DIGEST, DIGEST, "{version}").installed().label())
        .isEqualTo("sha256:" + "ab".repeat(6));
  }

  @Test
  void branch_isOnlyKnownByItsCommit() {
    var tip = offer("main", "2222222222222222222222222222222222222222");
    var there = Candidate.of(FOUND, "main", new Revision("1111111"));

    var found = new Found(there, List.of(tip), policy(Track.COMMITS, "{version}"));

    assertThat(found.installed()).isEqualTo(there);
    assertThat(found.before(Instant.EPOCH)).isEmpty();
    assertThat(found.unknown()).isEmpty();
  }
}
