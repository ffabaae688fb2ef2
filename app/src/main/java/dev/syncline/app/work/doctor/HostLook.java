package dev.syncline.app.work.doctor;

import dev.syncline.app.wiring.Hosts;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The hosts that syncs fetch from: their clock beside ours, and what they still grant.
final class HostLook {
  private static final Duration SKEW_MAX = Duration.ofMinutes(1);
  private static final int LEFT_LEAST = 10;

  private final Hosts hosts;
  private final Pace pace;

  HostLook(Hosts hosts, Pace pace) {
    this.hosts = hosts;
    this.pace = pace;
  }

  List<Finding> findings(URI host) throws InterruptedException {
    var name = host.getAuthority();
    try {
      var said = hosts.look(host);
      var all = new ArrayList<Finding>();
      all.add(Finding.well(name, "host", "it answers"));
      said.date().ifPresent(date -> all.add(clock(name, Duration.between(date, pace.now()))));
      said.left().ifPresent(left -> all.add(limit(name, left, said.of().orElse("?"))));
      return all;
    } catch (SyncException e) {
      return List.of(Finding.wrong(name, "host", e.fault().complaint()));
    }
  }

  private static Finding clock(String name, Duration ahead) {
    var apart = ahead.abs();
    return apart.compareTo(SKEW_MAX) <= 0
        ? Finding.well(name, "clock", "our clocks agree")
        : Finding.wrong(
            name,
            "clock",
            "ours is %d s %s".formatted(apart.toSeconds(), ahead.isNegative() ? "behind" : "ahead"),
            "Set the clock, best by NTP: certificates, tokens and windows depend on it");
  }

  private static Finding limit(String name, String left, String of) {
    var text = "%s of %s requests are left".formatted(left, of);
    return Long.parseLong(left) >= LEFT_LEAST
        ? Finding.well(name, "limit", text)
        : Finding.wrong(name, "limit", text, "Wait, poll less often, or use a token of your own");
  }
}
