package dev.syncline.core.policy;

import static dev.syncline.core.policy.Row.row;
import static dev.syncline.core.policy.Scene.HOME;
import static dev.syncline.core.policy.Scene.LONG_AGO;
import static dev.syncline.core.policy.Scene.NOW;
import static dev.syncline.core.policy.Scene.shortened;
import static dev.syncline.core.policy.Scene.tags;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is taken by the rules alone.
class DecideTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration WEEK = Duration.ofDays(7);

  static Stream<Row> versions() {
    return Stream.of(
        row("nothing on offer", tags(), "stay: nothing is on offer"),
        row("nothing installed", tags("v1.0.0", "v3.1.0"), "take v3.1.0: nothing is installed"),
        row("nothing installed, no major asked", tags("v1.0.0", "v3.1.0"), "!blocked", "!ask"),
        row(
            "newer patch",
            tags("v2.10.24", "v2.10.25").installed("v2.10.24"),
            "take v2.10.25: newer"),
        row(
            "newer minor",
            tags("v2.10.25", "v2.11.0").installed("v2.10.24"),
            "take v2.11.0",
            "passed v2.10.25: not above v2.11.0"),
        row(
            "up to date",
            tags("v2.10.24").installed("v2.10.24"),
            "stay: v2.10.24 is installed",
            "latest v2.10.24",
            "!passed"),
        row(
            "older is passed over",
            tags("v2.10.23", "v2.10.24").installed("v2.10.24"),
            "stay",
            "passed v2.10.23: lower than v2.10.24"),
        row(
            "only lower on offer",
            tags("v2.10.23").installed("v2.10.24"),
            "stay: v2.10.24 is installed but not on offer any more",
            "!latest"),
        row("installed gone, newer there", tags("v2.10.25").installed("v2.10.24"), "take v2.10.25"),
        row("numbers, not letters", tags("v1.9.0", "v1.10.0").installed("v1.9.0"), "take v1.10.0"),
        row(
            "its asset is awaited",
            tags("v2.10.24").awaited("v2.10.25", MINUTE).installed("v2.10.24"),
            "stay: v2.10.25 is waiting for its asset",
            "latest v2.10.24",
            "blocked v2.10.25: waiting for its asset [" + NOW.plus(MINUTE)),
        row(
            "what is complete is taken meanwhile",
            tags("v2.10.24", "v2.10.25").awaited("v2.10.26", MINUTE).installed("v2.10.24"),
            "take v2.10.25",
            "blocked v2.10.26: waiting for its asset"),
        row(
            "nothing here for this machine",
            tags("v2.10.24").unready("v2.10.25").installed("v2.10.24"),
            "stay: v2.10.24 is installed",
            "passed v2.10.25: has no asset for this machine"),
        row(
            "what is awaited is no tag that moved",
            tags().awaited("v2.10.25", MINUTE).seen("v2.10.25", "other", LONG_AGO),
            "stay: v2.10.25 is waiting for its asset",
            "!SYN-POLICY-TAG-MOVED"),
        row(
            "the asset of what is installed is made anew just now",
            tags().awaited("v2.10.25", MINUTE).installed("v2.10.25"),
            "stay: v2.10.25 is installed",
            "!blocked"),
        row(
            "older is not waited for",
            tags("v2.10.24").awaited("v2.10.23", MINUTE).installed("v2.10.24"),
            "stay: v2.10.24 is installed",
            "passed v2.10.23: lower than v2.10.24"),
        row(
            "no approval brings what is not there",
            tags("v1.0.0").awaited("v2.0.0", MINUTE).installed("v1.0.0").approved("v2.0.0"),
            "stay: v2.0.0 is waiting for its asset"),
        row(
            "pinned, and awaited",
            tags("v1.0.0").awaited("v1.1.0", MINUTE).installed("v1.0.0").pinned("v1.1.0"),
            "stay: pinned to v1.1.0",
            "blocked v1.1.0: waiting for its asset"),
        row(
            "whatever is there now, and is awaited",
            tags().track(Track.COMMITS).awaited("arc-main", MINUTE),
            "stay: arc-main",
            "blocked arc-main"),
        row("no v", tags("1.0.1").installed("v1.0.0"), "take 1.0.1"),
        row("two numbers", tags("v2.11").installed("v2.10.24"), "take v2.11"),
        row(
            "month 13 is only a number",
            tags("2024.13.45").installed("2024.12.1"),
            "take 2024.13.45"),
        row(
            "calendar with zeros",
            tags("2024.01.05", "2024.02.01").installed("2024.01.05"),
            "take 2024.02.01"),
        row("nightly", tags("nightly", "v1.0.0"), "take v1.0.0", "passed nightly"),
        row("only nightly", tags("nightly"), "stay: none of 1 on offer fits", "passed nightly"),
        row(
            "unicode",
            tags("v１.２.３", "версия-1", "v1.0.0"),
            "take v1.0.0",
            "passed v１.２.３",
            "passed версия-1"),
        row("control characters are quoted", tags("v1\u001b[31m"), "stay", "!take"),
        row("four numbers", tags("v1.2.3.4"), "stay", "passed v1.2.3.4"),
        row("huge numbers", tags("v99999999999999999999.0.0"), "take v99999999999999999999.0.0"),
        row(
            "pattern",
            tags("nats-v2.10.25", "arc-v9.0.0")
                .pattern("nats-v{version}")
                .installed("nats-v2.10.24"),
            "take nats-v2.10.25",
            "passed arc-v9.0.0: \"arc-v9.0.0\" does not fit"),
        row(
            "star pattern",
            tags("arc-1.0", "arc-1.1").pattern("arc-*").installed("arc-1.0"),
            "take arc-1.1"),
        row(
            "range",
            tags("v2.9.0", "v2.10.1", "v3.0.0").range(">=2.10 <3"),
            "take v2.10.1",
            "passed v3.0.0: outside the range >=2.10 <3",
            "passed v2.9.0: outside"),
        row("range excludes all", tags("v1.0.0").range(">=2"), "stay: none of 1"),
        row(
            "installed out of range stays",
            tags("v1.0.0").range(">=2").installed("v1.0.0"),
            "stay: v1.0.0 is installed"),
        row(
            "ignored",
            tags("v1.1.0-lts", "v1.0.1", "v1.2.0").installed("v1.0.0").ignoring("*-lts", "v1.2.?"),
            "take v1.0.1",
            "passed v1.2.0: ignored by 'v1.2.?'",
            "passed v1.1.0-lts: ignored by '*-lts'"),
        row(
            "pre-release by tag",
            tags("v2.11.0-RC.1").installed("v2.10.24"),
            "stay",
            "passed v2.11.0-RC.1: a pre-release by its name"),
        row(
            "pre-release by flag",
            tags("v2.10.24").flagged("v2.11.0").track(Track.RELEASES).installed("v2.10.24"),
            "stay",
            "passed v2.11.0: marked as a pre-release"),
        row(
            "pre-release allowed",
            tags("v2.11.0-RC.1").prereleases().installed("v2.10.24"),
            "take v2.11.0-RC.1"),
        row(
            "release after its pre-release",
            tags("v2.11.0").installed("v2.11.0-rc.1"),
            "take v2.11.0"),
        row(
            "pre-release numbers",
            tags("v1.0.0-rc.9", "v1.0.0-rc.10").prereleases(),
            "take v1.0.0-rc.10"),
        row(
            "range with pre-release edge, off",
            tags("v3.0.0-rc.1").range("<3").prereleases(),
            "stay"),
        row(
            "same version, two names",
            tags("v1.2.3", "1.2.3"),
            "take 1.2.3",
            "passed v1.2.3: not above"),
        row(
            "same version installed, other name",
            tags("1.2.3").installed("v1.2.3"),
            "stay",
            "passed 1.2.3: the same version as v1.2.3"),
        row("build metadata orders nothing", tags("v1.0.0+b", "v1.0.0+a"), "take v1.0.0+a"),
        row("build metadata of the installed", tags("v1.0.0+b").installed("v1.0.0+a"), "stay"),
        row("duplicates", tags("v1.0.0", "v1.0.0"), "take v1.0.0", "!passed"));
  }

  static Stream<Row> majors() {
    return Stream.of(
        row(
            "major asks",
            tags("v2.10.24", "v3.0.0").installed("v2.10.24"),
            "ask: v3.0.0 is a major step from v2.10.24, needs approval",
            "latest v2.10.24",
            "blocked v3.0.0: a major step"),
        row(
            "patches go on",
            tags("v2.10.25", "v3.0.0").installed("v2.10.24"),
            "take v2.10.25",
            "blocked v3.0.0"),
        row(
            "only the highest is blocked",
            tags("v3.0.0", "v3.1.0").installed("v2.0.0"),
            "blocked v3.1.0",
            "passed v3.0.0: a major step"),
        row(
            "approved",
            tags("v2.10.25", "v3.0.0").installed("v2.10.24").approved("v3.0.0"),
            "take v3.0.0: approved by kim"),
        row(
            "approved without v",
            tags("v3.0.0").installed("v2.0.0").approved("3.0.0"),
            "take v3.0.0"),
        row(
            "approved under pattern",
            tags("n-v3.0.0").pattern("n-v{version}").installed("n-v2.0.0").approved("3.0.0"),
            "take n-v3.0.0"),
        row(
            "approved by revision",
            tags("v3.0.0").installed("v2.0.0").approved(shortened("v3.0.0")),
            "take v3.0.0"),
        row(
            "approved another",
            tags("v3.0.0", "v3.0.1").installed("v2.0.0").approved("v3.0.0"),
            "take v3.0.0",
            "blocked v3.0.1"),
        row(
            "approval expired",
            tags("v3.0.0").installed("v2.0.0").approvalExpired("v3.0.0"),
            "ask"),
        row(
            "approval never goes down",
            tags("v1.0.0").installed("v2.0.0").approved("v1.0.0"),
            "stay",
            "passed v1.0.0: lower"),
        row(
            "approval does not widen the range",
            tags("v3.0.0").range("<3").installed("v2.0.0").approved("v3.0.0"),
            "stay"),
        row(
            "0.x minor is major",
            tags("v0.4.0", "v0.3.8").installed("v0.3.7"),
            "take v0.3.8",
            "blocked v0.4.0: a major step"),
        row("0.x to 1", tags("v1.0.0").installed("v0.3.7"), "ask"),
        row(
            "major allowed",
            tags("v3.0.0").installed("v2.0.0").major(MajorRule.ALLOW),
            "take v3.0.0"),
        row(
            "major refused",
            tags("v3.0.0").installed("v2.0.0").major(MajorRule.REFUSE),
            "stay",
            "passed v3.0.0: another major line than v2.0.0",
            "!blocked"),
        row(
            "refused even if approved",
            tags("v3.0.0").installed("v2.0.0").major(MajorRule.REFUSE).approved("v3.0.0"),
            "stay"));
  }

  static Stream<Row> agesAndQuarantines() {
    return Stream.of(
        row(
            "too young",
            tags("v1.0.1")
                .installed("v1.0.0")
                .aged(WEEK)
                .seen("v1.0.1", "v1.0.1", NOW.minusSeconds(60)),
            "stay: v1.0.1 is too young, waits until 2026-01-12T07:59:00Z",
            "blocked v1.0.1: too young, waits until 2026-01-12T07:59:00Z [2026-01-12T07:59:00Z]"),
        row(
            "never seen is seen now",
            tags("v1.0.1").installed("v1.0.0").aged(WEEK),
            "blocked v1.0.1: too young, waits until 2026-01-12T08:00:00Z"),
        row(
            "just old enough",
            tags("v1.0.1").installed("v1.0.0").aged(WEEK).seen("v1.0.1", "v1.0.1", NOW.minus(WEEK)),
            "take v1.0.1"),
        row(
            "older one taken meanwhile",
            tags("v1.0.1", "v1.0.2")
                .installed("v1.0.0")
                .aged(WEEK)
                .seen("v1.0.1", "v1.0.1", LONG_AGO),
            "take v1.0.1",
            "blocked v1.0.2: too young"),
        row(
            "publisher's time is not ours",
            tags().published(HOME, "v1.0.1", "v1.0.1", LONG_AGO).installed("v1.0.0").aged(WEEK),
            "stay"),
        row(
            "clock jumped back",
            tags("v1.0.1")
                .installed("v1.0.0")
                .aged(WEEK)
                .seen("v1.0.1", "v1.0.1", NOW.plusSeconds(60)),
            "stay",
            "blocked v1.0.1"),
        row(
            "clock jumped back, no age asked for",
            tags("v1.0.1").installed("v1.0.0").seen("v1.0.1", "v1.0.1", NOW.plusSeconds(3600)),
            "take v1.0.1"),
        row(
            "approved while young",
            tags("v1.0.1").installed("v1.0.0").aged(WEEK).approved("v1.0.1"),
            "take v1.0.1"),
        row("young on first install", tags("v1.0.1").aged(WEEK), "stay: v1.0.1 is too young"),
        row(
            "quarantined",
            tags("v1.0.1", "v1.0.2").installed("v1.0.0").quarantined("v1.0.2", "v1.0.2"),
            "take v1.0.1",
            "blocked v1.0.2: in quarantine since 2025-10-07T08:00:00Z: does not start"),
        row(
            "quarantined under another name",
            tags().offer(HOME, "v1.0.3", "bad").installed("v1.0.0").quarantined("v1.0.2", "bad"),
            "stay: v1.0.3 is in quarantine since",
            "blocked v1.0.3: in quarantine"),
        row(
            "quarantined below what is taken",
            tags("v1.0.2", "v1.0.1").installed("v1.0.0").quarantined("v1.0.1", "v1.0.1"),
            "take v1.0.2",
            "passed v1.0.1: in quarantine"),
        row(
            "quarantined on first install",
            tags("v1.0.1", "v1.0.2").quarantined("v1.0.2", "v1.0.2"),
            "stay: v1.0.2 is in quarantine since 2025-10-07T08:00:00Z: does not start",
            "blocked v1.0.2: in quarantine"),
        row(
            "quarantined on first install, a newer one comes",
            tags("v1.0.2", "v1.0.3").quarantined("v1.0.2", "v1.0.2"),
            "take v1.0.3"),
        row(
            "quarantined on first install, a lower one approved",
            tags("v1.0.1", "v1.0.2").quarantined("v1.0.2", "v1.0.2").approved("v1.0.1"),
            "take v1.0.1"),
        row(
            "all quarantined",
            tags("v1.0.0", "v1.0.1", "v1.0.2", "v2.0.0")
                .range("<2")
                .quarantined("v1.0.0", "v1.0.0")
                .quarantined("v1.0.1", "v1.0.1")
                .quarantined("v1.0.2", "v1.0.2"),
            "stay: v1.0.2, v1.0.1 and v1.0.0 are in quarantine since 2025-10-07T08:00:00Z:"
                + " does not start",
            "blocked v1.0.2: in quarantine",
            "passed v1.0.1: in quarantine"),
        row(
            "installed is out of range by now",
            tags("v1.0.0", "v2.0.0").range("<2").installed("v2.0.0"),
            "stay: v2.0.0 is installed, though outside the range <2, and nothing newer fits"),
        row(
            "quarantine of another origin",
            tags("v1.0.1").installed("v1.0.0").upstream(HOME).quarantined("x", "y"),
            "take v1.0.1"),
        row(
            "quarantined but approved",
            tags("v1.0.2").installed("v1.0.0").quarantined("v1.0.2", "v1.0.2").approved("v1.0.2"),
            "take v1.0.2"));
  }

  @ParameterizedTest
  @MethodSource({"versions", "majors", "agesAndQuarantines"})
  void circumstance_givesItsDecision(Row row) {
    row.check();
  }
}
