package dev.syncline.trigger.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Bad signatures by address: more than [#BAD_MAX] within [#WINDOW] are one too many. The addresses
/// of one IPv6 network (/64) count as one. Remembers a bounded number of addresses; the one that
/// was quiet for longest is forgotten first.
final class Offences {
  static final int BAD_MAX = 10;
  static final Duration WINDOW = Duration.ofMinutes(1);
  static final int ADDRESSES_MAX = 10_000;

  private static final int ADDRESS_LENGTH_MAX = 64;
  private static final int NETWORK_BYTES = 8;

  private final InstantSource clock;
  private final Map<String, Offender> offenders = // guarded by this
      new LinkedHashMap<>(16, 0.75f, true);

  /// How many bad ones since when.
  private record Offender(int bad, Instant since) {}

  /// How many bad ones there were of late, and how long there are too many.
  record Count(int bad, Optional<Duration> pause) {
    /// Whether it is worth a line in the log: the first one, and the first one too many.
    boolean isNews() {
      return bad == 1 || bad == BAD_MAX + 1;
    }
  }

  Offences(InstantSource clock) {
    this.clock = clock;
  }

  /// One more bad one.
  synchronized Count add(String address) {
    var now = clock.instant();
    var before = recent(address, now);
    var offender =
        new Offender(
            before.map(Offender::bad).orElse(0) + 1, before.map(Offender::since).orElse(now));
    offenders.put(network(address), offender);
    if (offenders.size() > ADDRESSES_MAX) {
      offenders.remove(offenders.keySet().iterator().next());
    }
    return count(offender, now);
  }

  /// How long there are too many, if there are.
  synchronized Optional<Duration> pause(String address) {
    var now = clock.instant();
    return recent(address, now).flatMap(offender -> count(offender, now).pause());
  }

  synchronized int size() {
    return offenders.size();
  }

  private Optional<Offender> recent(String address, Instant now) {
    return Optional.ofNullable(offenders.get(network(address)))
        .filter(offender -> !now.isBefore(offender.since())) // the clock was set back
        .filter(offender -> now.isBefore(offender.since().plus(WINDOW)));
  }

  private static Count count(Offender offender, Instant now) {
    var pause =
        Optional.of(Duration.between(now, offender.since().plus(WINDOW)))
            .filter(_ -> offender.bad() > BAD_MAX);
    return new Count(offender.bad(), pause);
  }

  private static String network(String address) {
    try {
      var literal = InetAddress.ofLiteral(address);
      return literal instanceof Inet6Address wide
          ? HexFormat.of().formatHex(Arrays.copyOf(wide.getAddress(), NETWORK_BYTES))
          : literal.getHostAddress();
    } catch (IllegalArgumentException _) { // a socket of this machine has none
      return address.substring(0, Math.min(address.length(), ADDRESS_LENGTH_MAX));
    }
  }
}
