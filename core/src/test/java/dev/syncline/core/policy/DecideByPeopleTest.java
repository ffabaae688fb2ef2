package dev.syncline.core.policy;

import static dev.syncline.core.policy.Row.row;
import static dev.syncline.core.policy.Scene.HOME;
import static dev.syncline.core.policy.Scene.LONG_AGO;
import static dev.syncline.core.policy.Scene.NOW;
import static dev.syncline.core.policy.Scene.shortened;
import static dev.syncline.core.policy.Scene.tags;

import dev.syncline.core.content.Revision;
import dev.syncline.core.source.Candidate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What people said: pins and holds.
class DecideByPeopleTest {

  static Stream<Row> pinsAndHolds() {
    return Stream.of(
        row(
            "pin to a lower one",
            tags("v1.0.0", "v1.1.0").installed("v1.1.0").pinned("v1.0.0"),
            "take v1.0.0: pinned to v1.0.0 by kim",
            "!passed v1.1.0"),
        row(
            "pin without v",
            tags("v1.0.0", "v1.1.0").pinned("1.0.0"),
            "take v1.0.0",
            "passed v1.1.0: pinned to 1.0.0"),
        row("pin with v", tags("1.0.0").pinned("v1.0.0"), "take 1.0.0"),
        row(
            "pin under pattern",
            tags("n-v1.0.0", "n-v1.1.0").pattern("n-v{version}").pinned("1.0.0"),
            "take n-v1.0.0"),
        row("pin by commit", tags("v1.0.0", "v1.1.0").pinned(shortened("v1.0.0")), "take v1.0.0"),
        row(
            "six digits are no commit",
            tags("v1.0.0").pinned(shortened("v1.0.0").substring(1)),
            "ask: pinned to"),
        row(
            "pin is installed",
            tags("v1.0.0", "v1.1.0").installed("v1.0.0").pinned("v1.0.0"),
            "stay: pinned to v1.0.0 by kim since 2025-10-07T08:00:00Z: because, which is installed",
            "latest v1.0.0"),
        row(
            "pin not on offer",
            tags("v1.1.0").installed("v1.0.0").pinned("v9.0.0"),
            "ask: pinned to v9.0.0 by kim since 2025-10-07T08:00:00Z: because,"
                + " which is not on offer"),
        row(
            "pin installed, gone",
            tags("v1.1.0").installed("v1.0.0").pinned("1.0.0"),
            "stay: pinned to 1.0.0 by kim since 2025-10-07T08:00:00Z: because,"
                + " which is installed but"),
        row(
            "pin to pre-release out of range",
            tags("v3.0.0-rc.1").range("<3").installed("v1.0.0").pinned("v3.0.0-rc.1"),
            "take v3.0.0-rc.1"),
        row(
            "pin to ignored",
            tags("v1.1.0-lts").ignoring("*-lts").pinned("v1.1.0-lts"),
            "take v1.1.0-lts"),
        row(
            "pin to what is no version",
            tags("nightly", "v1.0.0").pinned("nightly"),
            "take nightly"),
        row(
            "pin in quarantine",
            tags("v1.0.0").pinned("v1.0.0").quarantined("v1.0.0", "v1.0.0"),
            "ask: pinned to v1.0.0 by kim since 2025-10-07T08:00:00Z: because, which is in quarantine",
            "blocked v1.0.0: in quarantine"),
        row(
            "pin while held",
            tags("v1.0.0").pinned("v1.0.0").held(),
            "stay: held by kim",
            "blocked v1.0.0"),
        row(
            "unpinned",
            tags("v1.1.0").installed("v1.0.0").pinned("v1.0.0").said(new PersonDecision.Unpin()),
            "take v1.1.0"),
        row(
            "pin to a moved tag",
            tags().offer(HOME, "v1.0.0", "new").seen("v1.0.0", "old", LONG_AGO).pinned("v1.0.0"),
            "ask: tag v1.0.0 moved"),
        row(
            "pin to the moved revision",
            tags()
                .offer(HOME, "v1.0.0", "new")
                .seen("v1.0.0", "old", LONG_AGO)
                .pinned(shortened("new")),
            "take v1.0.0",
            "accepted v1.0.0 at " + shortened("new")),
        row(
            "pin to moved, ignore",
            tags()
                .offer(HOME, "v1.0.0", "new")
                .seen("v1.0.0", "old", LONG_AGO)
                .moved(MovedRule.IGNORE)
                .pinned("v1.0.0"),
            "stay: pinned"),
        row(
            "pin to moved, accept",
            tags()
                .offer(HOME, "v1.0.0", "new")
                .seen("v1.0.0", "old", LONG_AGO)
                .moved(MovedRule.ACCEPT)
                .pinned("v1.0.0"),
            "take v1.0.0"),
        row(
            "sha256: alone names nothing",
            tags()
                .offer(Candidate.of(HOME, "v1.0.0", new Revision("sha256:" + "a".repeat(64))))
                .pinned("sha256:"),
            "ask: pinned"),
        row(
            "held",
            tags("v1.0.1").installed("v1.0.0").held(),
            "stay: held by kim since 2025-10-07T08:00:00Z: because",
            "blocked v1.0.1: held by kim"),
        row(
            "held and major",
            tags("v1.0.1", "v2.0.0").installed("v1.0.0").held().major(MajorRule.ALLOW),
            "stay: held",
            "blocked v2.0.0: held",
            "passed v1.0.1: held"),
        row(
            "held until later",
            tags("v1.0.1").installed("v1.0.0").heldUntil(NOW.plusSeconds(1)),
            "stay: held by kim since 2025-10-07T08:00:00Z: because, until 2026-01-05T08:00:01Z"),
        row(
            "approved, then held",
            tags("v1.0.1").installed("v1.0.0").approved("v1.0.1").held(),
            "stay: held by kim"),
        row(
            "approved, then rolled back from a later one",
            tags("v1.0.1", "v2.0.0").installed("v1.0.0").approved("v1.0.1").heldPast("v2.0.0"),
            "ask: v2.0.0 is a major step",
            "blocked v1.0.1: held by kim"),
        row("hold over", tags("v1.0.1").installed("v1.0.0").heldUntil(NOW), "take v1.0.1"),
        row(
            "held but approved",
            tags("v1.0.1", "v1.0.2").installed("v1.0.0").held().approved("v1.0.1"),
            "take v1.0.1",
            "blocked v1.0.2: held"),
        row(
            "rolled back, bad still newest",
            tags("v1.0.1").installed("v1.0.0").heldPast("v1.0.1"),
            "stay: held"),
        row(
            "rolled back, in between",
            tags("v1.0.1", "v1.0.2").installed("v1.0.0").heldPast("v1.0.2"),
            "stay: held"),
        row(
            "rolled back, past it",
            tags("v1.0.1", "v1.0.2", "v1.0.3").installed("v1.0.0").heldPast("v1.0.2"),
            "take v1.0.3"),
        row(
            "rolled back, bad is gone but quarantined",
            tags("v1.0.3").installed("v1.0.0").heldPast("bad").quarantined("v1.0.2", "bad"),
            "take v1.0.3"),
        row(
            "rolled back, bad is gone but was seen",
            tags("v1.0.3").installed("v1.0.0").heldPast("bad").seen("v1.0.4", "bad", LONG_AGO),
            "stay: held"),
        row(
            "rolled back, nobody knows",
            tags("v1.0.3").installed("v1.0.0").heldPast("bad"),
            "stay: held"));
  }

  @ParameterizedTest
  @MethodSource({"pinsAndHolds"})
  void circumstance_givesItsDecision(Row row) {
    row.check();
  }
}
