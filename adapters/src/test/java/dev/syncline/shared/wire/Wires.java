package dev.syncline.shared.wire;

import dev.syncline.core.run.Fault;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.redaction.Secret;
import dev.syncline.testkit.HandMovedPace;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Connections for tests, with hand-moved time.
public final class Wires {
  public static final Duration PATIENCE = Duration.ofSeconds(20);
  public static final Duration IMPATIENCE = Duration.ofMillis(200);

  private Wires() {}

  public static ConnectionSettings settings(Duration silenceMax) {
    return new ConnectionSettings(
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        silenceMax,
        silenceMax);
  }

  public static Connections plain() {
    return with(Credentials.NONE);
  }

  public static Connections with(Credentials credentials) {
    return connections(settings(PATIENCE), credentials);
  }

  public static Connections connections(ConnectionSettings settings, Credentials credentials) {
    return Connections.of(
        settings, credentials, credentials.redactor(List.of()), new HandMovedPace());
  }

  public static Credentials token(String host, String token) {
    return new Credentials(Map.of(host, new Credential.Token(new Secret(token))));
  }

  /// The fault that it ends with.
  public static Fault fault(ThrowingCallable call) {
    return exception(call).fault();
  }

  public static SyncException exception(ThrowingCallable call) {
    return Assertions.catchThrowableOfType(SyncException.class, call);
  }

  public static String code(Fault fault) {
    return fault.complaint().code();
  }

  public static Optional<Instant> notBefore(Fault fault) {
    return fault instanceof Fault.Transient passing ? passing.notBefore() : Optional.empty();
  }

  /// All that anybody could print of it.
  public static String everything(Throwable failure) {
    var text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
