package dev.syncline.core.policy;

import static dev.syncline.core.policy.Row.row;
import static dev.syncline.core.policy.Scene.HOME;
import static dev.syncline.core.policy.Scene.LONG_AGO;
import static dev.syncline.core.policy.Scene.NOW;
import static dev.syncline.core.policy.Scene.PARENT;
import static dev.syncline.core.policy.Scene.branch;
import static dev.syncline.core.policy.Scene.revision;
import static dev.syncline.core.policy.Scene.shortened;
import static dev.syncline.core.policy.Scene.tags;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Tags that moved, several upstreams, and what is followed without versions.
class DecideUpstreamsTest {
  private static final Duration WEEK = Duration.ofDays(7);

  static Stream<Row> movedTags() {
    return Stream.of(
        row(
            "installed moved",
            moved("v1.0.0").installed("v1.0.0", "old"),
            "ask: tag v1.0.0 moved from " + shortened("old") + " to " + shortened("new"),
            "SYN-POLICY-TAG-MOVED: tag v1.0.0 moved from "
                + shortened("old")
                + " to "
                + shortened("new"),
            "!accepted"),
        row(
            "installed moved, newer there",
            moved("v1.0.0").offer(HOME, "v1.0.1", "x").installed("v1.0.0", "old"),
            "ask: tag v1.0.0 moved",
            "passed v1.0.1: waits"),
        row(
            "installed moved, newer approved",
            moved("v1.0.0")
                .offer(HOME, "v1.0.1", "x")
                .installed("v1.0.0", "old")
                .approved("v1.0.1"),
            "take v1.0.1"),
        row(
            "installed moved, approved by name",
            moved("v1.0.0").installed("v1.0.0", "old").approved("v1.0.0"),
            "ask"),
        row(
            "installed moved, approved by revision",
            moved("v1.0.0").installed("v1.0.0", "old").approved(shortened("new")),
            "take v1.0.0: approved",
            "accepted v1.0.0 at " + shortened("new")),
        row(
            "moved one is installed already",
            moved("v1.0.0").installed("v1.0.0", "new"),
            "stay: v1.0.0 is installed",
            "accepted v1.0.0",
            "!SYN-"),
        row(
            "installed moved while held",
            moved("v1.0.0").installed("v1.0.0", "old").held(),
            "stay: held",
            "SYN-POLICY-TAG-MOVED"),
        row(
            "newest moved",
            moved("v1.0.1").offer(HOME, "v1.0.0", "a").installed("v1.0.0", "a"),
            "ask: tag v1.0.1 moved",
            "latest v1.0.0",
            "blocked v1.0.1"),
        row(
            "old one moved",
            moved("v0.9.0").offer(HOME, "v1.0.1", "a").installed("v1.0.0", "a"),
            "take v1.0.1",
            "SYN-POLICY-TAG-MOVED"),
        row(
            "moved major does not stop patches",
            moved("v2.0.0").offer(HOME, "v1.0.1", "a").installed("v1.0.0", "b"),
            "take v1.0.1",
            "blocked v2.0.0: a major"),
        row(
            "accept, installed",
            moved("v1.0.0").installed("v1.0.0", "old").moved(MovedRule.ACCEPT),
            "take v1.0.0: the installed name means another revision",
            "accepted v1.0.0",
            "SYN-POLICY-TAG-MOVED"),
        row(
            "accept, newest",
            moved("v1.0.1").installed("v1.0.0").moved(MovedRule.ACCEPT),
            "take v1.0.1"),
        row(
            "accept, age begins anew",
            moved("v1.0.1").installed("v1.0.0").moved(MovedRule.ACCEPT).aged(WEEK),
            "stay: v1.0.1 is too young",
            "accepted v1.0.1"),
        row(
            "accepted before, not yet applied",
            tags()
                .offer(HOME, "v1.0.0", "new")
                .seen("v1.0.0", "new", LONG_AGO)
                .installed("v1.0.0", "old"),
            "take v1.0.0",
            "!SYN-"),
        row(
            "ignore, installed",
            moved("v1.0.0").installed("v1.0.0", "old").moved(MovedRule.IGNORE),
            "stay: nothing newer than v1.0.0",
            "passed v1.0.0: tag v1.0.0 moved"),
        row(
            "ignore, go on with others",
            moved("v1.0.2").offer(HOME, "v1.0.1", "a").installed("v1.0.0").moved(MovedRule.IGNORE),
            "take v1.0.1",
            "passed v1.0.2: tag v1.0.2 moved",
            "SYN-"),
        row("nightly moves and nobody is told", moved("nightly"), "stay", "!SYN-"),
        row(
            "adopted, tag as first seen",
            tags("v1.0.0").seen("v1.0.0", "v1.0.0", LONG_AGO).adopted("v1.0.0"),
            "stay: v1.0.0 is installed",
            "latest v1.0.0"),
        row("adopted, tag moved", moved("v1.0.0").adopted("v1.0.0"), "ask: tag v1.0.0 moved"),
        row("adopted, newer there", tags("v1.0.1").adopted("v1.0.0"), "take v1.0.1"),
        row(
            "adopted without pattern's prefix",
            tags("n-v1.0.1").pattern("n-v{version}").adopted("v1.0.1"),
            "stay",
            "passed n-v1.0.1: the same version"),
        row(
            "adopted, unreadable",
            tags("v1.0.0", "v3.0.0").adopted("nats-server"),
            "take v3.0.0: which version is installed (nats-server"));
  }

  static Stream<Row> upstreams() {
    return Stream.of(
        row(
            "first decides",
            tags("v1.0.1")
                .offer(PARENT, "v1.9.0", "p")
                .upstream(HOME)
                .upstream(PARENT)
                .installed("v1.0.0"),
            "take v1.0.1",
            "passed v1.9.0 of example.org/parent: example.org/nats comes first"),
        row(
            "first decides though it lags",
            tags("v1.0.0")
                .offer(PARENT, "v1.9.0", "p")
                .upstream(HOME)
                .upstream(PARENT)
                .installed("v1.0.0"),
            "stay"),
        row(
            "first is empty",
            tags().offer(PARENT, "v1.9.0", "p").upstream(HOME).upstream(PARENT).installed("v1.0.0"),
            "take v1.9.0 of"),
        row(
            "first has no version",
            tags("nightly")
                .offer(PARENT, "v1.9.0", "p")
                .upstream(HOME)
                .upstream(PARENT)
                .installed("v1.0.0"),
            "take v1.9.0 of",
            "passed nightly"),
        row(
            "no version anywhere",
            tags().offer(PARENT, "nightly", "p").upstream(HOME).upstream(PARENT),
            "stay",
            "passed nightly"),
        row(
            "notify only ahead",
            tags("v1.0.1")
                .offer(PARENT, "v1.9.0", "p")
                .offer(PARENT, "v1.0.1", "q")
                .upstream(HOME)
                .notifyOnly(PARENT)
                .installed("v1.0.0"),
            "take v1.0.1",
            "passed v1.9.0 of example.org/parent: upstream ahead: notify only",
            "passed v1.0.1 of example.org/parent: notify only",
            "SYN-POLICY-UPSTREAM-AHEAD: upstream example.org/parent is ahead: v1.9.0"),
        row(
            "notify only level",
            tags("v1.0.1")
                .offer(PARENT, "v1.0.1", "p")
                .upstream(HOME)
                .notifyOnly(PARENT)
                .installed("v1.0.0"),
            "take v1.0.1",
            "!SYN-"),
        row(
            "notify only pre-release",
            tags("v1.0.1").offer(PARENT, "v2.0.0-rc.1", "p").upstream(HOME).notifyOnly(PARENT),
            "!SYN-"),
        row(
            "notify only is all there is",
            tags().offer(PARENT, "v1.0.1", "p").notifyOnly(PARENT),
            "stay: nothing is on offer",
            "SYN-POLICY-UPSTREAM-AHEAD"),
        row(
            "pin never takes notify only",
            tags().offer(PARENT, "v1.0.1", "p").notifyOnly(PARENT).pinned("v1.0.1"),
            "ask: pinned"),
        row(
            "stranger",
            tags().offer(PARENT, "v1.0.1", "p").upstream(HOME),
            "stay",
            "passed v1.0.1 of example.org/parent: example.org/parent is none of"));
  }

  static Stream<Row> commits() {
    return Stream.of(
        row("first", branch("a"), "take main at " + shortened("a") + ": nothing is installed"),
        row("same", branch("a").installed("main", "a"), "stay: main at", "latest main"),
        row("other", branch("b").installed("main", "a"), "take main at " + shortened("b")),
        row("held", branch("b").installed("main", "a").held(), "stay: held", "blocked main"),
        row(
            "held but approved",
            branch("b").installed("main", "a").held().approved(shortened("b")),
            "take main"),
        row("held, same", branch("a").installed("main", "a").held(), "stay: held", "latest main"),
        row(
            "rolled back, same tip",
            branch("b").installed("main", "a").heldPast("b"),
            "stay: held"),
        row("rolled back, moved on", branch("c").installed("main", "a").heldPast("b"), "take main"),
        row(
            "quarantined",
            branch("b").installed("main", "a").quarantined("main", "b"),
            "stay: main at",
            "blocked main at"),
        row(
            "pinned here",
            branch("b").installed("main", "a").pinned(shortened("a")),
            "stay: pinned",
            "passed main"),
        row(
            "pinned to the tip",
            branch("b").installed("main", "a").pinned(revision("b").value()),
            "take main"),
        row(
            "young",
            branch("b").installed("main", "a").aged(WEEK).seen("main", "a", LONG_AGO),
            "stay",
            "blocked main",
            "accepted main at " + shortened("b")),
        row(
            "old enough",
            branch("b").installed("main", "a").aged(WEEK).seen("main", "b", LONG_AGO),
            "take main",
            "!accepted"),
        row(
            "moving is no alarm",
            branch("b").installed("main", "a").seen("main", "a", LONG_AGO),
            "take main",
            "!SYN-"),
        row(
            "second upstream",
            branch("b").offer(PARENT, "main", "c").upstream(HOME).upstream(PARENT),
            "take main at " + shortened("b"),
            "passed main at " + shortened("c")),
        row(
            "notify only published later",
            new Scene()
                .track(Track.COMMITS)
                .published(HOME, "main", "a", LONG_AGO)
                .published(PARENT, "main", "b", NOW)
                .upstream(HOME)
                .notifyOnly(PARENT),
            "take main at " + shortened("a"),
            "SYN-POLICY-UPSTREAM-AHEAD"),
        row(
            "notify only, nobody knows",
            branch("a").offer(PARENT, "main", "b").upstream(HOME).notifyOnly(PARENT),
            "!SYN-"),
        row("nothing", new Scene().track(Track.COMMITS), "stay: nothing is on offer"));
  }

  private static Scene moved(String name) {
    return tags().offer(HOME, name, "new").seen(name, "old", LONG_AGO);
  }

  @ParameterizedTest
  @MethodSource({"movedTags", "upstreams", "commits"})
  void circumstance_givesItsDecision(Row row) {
    row.check();
  }
}
