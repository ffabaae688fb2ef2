package dev.syncline.shared.wire;

import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.SyncException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a status that is not an answer means: the one place that maps it to a fault.
record StatusFaults(String what, URI uri, Connections connections) {
  private static final List<String> RAISING =
      List.of("github.com", "githubusercontent.com", "gitlab.com", "bitbucket.org");

  private static final Duration UNNAMED_WAIT = Duration.ofSeconds(60);

  /// The fault for this reply; closes the host's budget where the host named a time. `said` is what
  /// its body says, empty if that is not known.
  SyncException of(Reply reply, String said) {
    var status = reply.status();
    var now = connections.pace().now();
    var until = HttpTime.comeBack(reply.headers(), now);
    return switch (status) {
      case 401 -> refused(status, said);
      case 403 -> until.isPresent() ? limited(status, until.get()) : refused(status, said);
      case 407 ->
          rejected("SYN-HTTP-PROXY", "the proxy asks for a login (407)", "Put it into proxy:");
      case 404, 410 ->
          rejected(
              "SYN-HTTP-NOT-FOUND",
              "there is no such thing (" + status + ")" + said,
              "Check the address; some hosts also say so when a credential is missing");
      case 429 -> limited(status, until.orElse(now.plus(UNNAMED_WAIT)));
      case 408, 421, 425 -> busy(status, until, said);
      case 300, 301, 302, 303, 307, 308 ->
          rejected(
              "SYN-HTTP-REDIRECT",
              "it has moved elsewhere (" + status + ")",
              "Write the new address into the configuration");
      case 416 -> odd(status); // a range is asked for only where there was more
      default -> {
        if (status >= 500 && status <= 599) {
          yield busy(status, until, said);
        }
        yield status >= 400 && status <= 499
            ? rejected(
                "SYN-HTTP-REFUSED",
                "it refused the request (" + status + ")" + said,
                "Check the address and what is asked of it")
            : odd(status);
      }
    };
  }

  private SyncException refused(int status, String said) {
    return rejected(
        "SYN-HTTP-AUTH",
        "we may not (" + status + ")" + said,
        "Check the credential of " + Shown.host(uri) + " and what it is allowed to do");
  }

  private SyncException limited(int status, Instant until) {
    connections.budget().closed(Shown.host(uri), until);
    return SyncException.passing(
        new Complaint(
            "SYN-HTTP-LIMIT",
            what,
            "its rate limit is used up (%d) until %s".formatted(status, until),
            "Wait until then; a running poll asks again by itself" + more()),
        until);
  }

  /// Only where it helps: at hosts that are known to ask less of those who log in.
  private String more() {
    var host = Shown.host(uri);
    boolean helps =
        RAISING.stream().anyMatch(name -> host.equals(name) || host.endsWith("." + name))
            && !connections.credentials().areDeclaredFor(host, Shown.port(uri));
    return helps ? ". A token of your own (credentials: %s) raises the limit".formatted(host) : "";
  }

  private SyncException busy(int status, Optional<Instant> until, String said) {
    until.ifPresent(time -> connections.budget().closed(Shown.host(uri), time));
    var complaint =
        new Complaint(
            "SYN-HTTP-BUSY",
            what,
            "it cannot answer now (" + status + ")" + said,
            "If it lasts, ask who runs it; a running poll tries again by itself");
    return until
        .map(time -> SyncException.passing(complaint, time))
        .orElseGet(() ->
            SyncException.passing(
                complaint.code(), complaint.what(), complaint.why(), complaint.next()));
  }

  private SyncException odd(int status) {
    return SyncException.passing(
        "SYN-HTTP-ANSWER",
        what,
        "it answered what was not asked for (" + status + ")",
        "If it lasts, ask who runs it; a running poll tries again by itself");
  }

  private SyncException rejected(String code, String why, String next) {
    return SyncException.rejected(code, what, why, next);
  }
}
