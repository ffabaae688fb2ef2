package dev.syncline.shared.compose;

import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.redaction.Secret;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// Asks Process Compose about one process at a time, and tells it to stop or start one. A
/// connection for each call; nothing is sent twice by itself. What it says of an error reaches no
/// message, for it may repeat what stands in its configuration.
final class ComposeClient {
  private static final Duration LOOK_LIMIT = Duration.ofSeconds(10);
  private static final String UNKNOWN_PROCESS = "no such process";

  private final ComposeAddress address;
  private final Optional<Token> token;
  private final Pace pace;
  private final Duration lookLimit;

  ComposeClient(ComposeAddress address, Optional<Token> token, Pace pace) {
    this(address, token, pace, LOOK_LIMIT);
  }

  ComposeClient(ComposeAddress address, Optional<Token> token, Pace pace, Duration lookLimit) {
    this.address = address;
    this.token = token;
    this.pace = pace;
    this.lookLimit = lookLimit;
  }

  /// Transient (`SYN-COMPOSE-AWAY`) where nobody listens, Rejected (`SYN-COMPOSE-TOKEN`) where the
  /// token is not accepted.
  Sight look(String process) throws SyncException, InterruptedException {
    try {
      var reply = call("GET", "/process/", process, lookLimit);
      if (reply.status() == 200) {
        var state = ProcessState.parse(reply.body());
        return state.isPresent()
            ? new Sight.Seen(probed(process, state.get()))
            : new Sight.Blurred("it answered with no state of a process");
      }
      return reply.status() == 400 && reply.body().contains(UNKNOWN_PROCESS)
          ? new Sight.Nameless()
          : new Sight.Blurred("it answered " + reply.status());
    } catch (SocketTimeoutException _) {
      return new Sight.Blurred("it did not answer in time");
    } catch (IOException e) {
      return new Sight.Blurred("the connection broke: " + words(e));
    }
  }

  /// Read in the sources of v1.100, not recorded: a liveness probe alone counts as a probe, too.
  private ProcessState probed(String process, ProcessState state)
      throws IOException, SyncException, InterruptedException {
    if (!state.mayHaveNoReadiness()) {
      return state;
    }
    var reply = call("GET", "/process/info/", process, lookLimit);
    return ProcessState.readinessProbe(reply.body()).orElse(true) ? state : state.withoutProbe();
  }

  /// Waits for the answer for `limit` at most. What came of it is seen by looking, whatever was
  /// answered; faults as with [#look].
  void stop(String process, Duration limit) throws SyncException, InterruptedException {
    tell("PATCH", "/process/stop/", process, limit);
  }

  /// As [#stop].
  void start(String process, Duration limit) throws SyncException, InterruptedException {
    tell("POST", "/process/start/", process, limit);
  }

  private void tell(String method, String route, String process, Duration limit)
      throws SyncException, InterruptedException {
    try {
      var _ = call(method, route, process, limit);
    } catch (IOException _) {
      // It may have heard all the same: the next look tells.
    }
  }

  private HttpReply call(String method, String route, String process, Duration limit)
      throws IOException, SyncException, InterruptedException {
    try (var connection = open(Deadline.in(limit, pace))) {
      connection.send(request(method, route + segment(process)));
      var reply = HttpReply.read(connection);
      if (reply.status() == 401) {
        throw refused();
      }
      return reply;
    } catch (ClosedByInterruptException _) {
      throw interrupted();
    }
  }

  private Connection open(Deadline deadline) throws SyncException, InterruptedException {
    try {
      return Connection.open(address, deadline);
    } catch (ClosedByInterruptException _) {
      throw interrupted();
    } catch (IOException | IllegalArgumentException e) {
      throw away(words(e));
    }
  }

  private static InterruptedException interrupted() {
    var _ = Thread.interrupted();
    return new InterruptedException("while Process Compose was asked");
  }

  private byte[] request(String method, String path) throws SyncException {
    var prefix = address instanceof ComposeAddress.Url url ? url.prefix() : "";
    var text =
        new StringBuilder("%s %s%s HTTP/1.1\r\n".formatted(method, prefix, path))
            .append("Host: ")
            .append(address.host())
            .append("\r\nContent-Length: 0\r\nConnection: close\r\n");
    if (token.isPresent()) {
      text.append("X-PC-Token-Key: ").append(value(token.get().find())).append("\r\n");
    }
    return text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  /// As Process Compose reads it from a file: without the end of its line.
  private static String value(Secret secret) {
    return secret.reveal().replaceAll("\\p{Cntrl}", "").strip();
  }

  private static String segment(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  SyncException away(String why) {
    return SyncException.passing(
        "SYN-COMPOSE-AWAY",
        "reload pending: Process Compose at " + address.shown(),
        "it is not reachable: " + why,
        "The new file is in place; the reload is done when Process Compose is back");
  }

  private SyncException refused() {
    return SyncException.rejected(
        "SYN-COMPOSE-TOKEN",
        "reload pending: Process Compose at " + address.shown(),
        token.isPresent()
            ? "it does not accept the token (401)"
            : "it asks for a token (401), and none is configured",
        "Set token in reload: process-compose:, or PC_API_TOKEN; the new file is in place");
  }

  private static String words(Exception failure) {
    var said = failure.getMessage();
    return said == null || said.isBlank() ? failure.getClass().getSimpleName() : said;
  }
}
