package dev.syncline.app.web;

import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.SyncException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/// Who may decide over HTTP: whoever has the token; nobody where none is configured.
final class Admission {
  private final AdminToken token;

  Admission(AdminToken token) {
    this.token = token;
  }

  /// Empty where it may.
  Optional<Answer> refusal(Request request) throws SyncException {
    var wanted = token.now();
    if (wanted.isEmpty() || wanted.get().reveal().isEmpty()) {
      return Optional.of(closed());
    }
    var given = Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION)).orElse("");
    return isSame("Bearer " + wanted.get().reveal(), given)
        ? Optional.empty()
        : Optional.of(unknown());
  }

  private static boolean isSame(String wanted, String given) {
    return MessageDigest.isEqual(
        wanted.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private static Answer closed() {
    return Answer.error(
        403,
        new Complaint(
            "SYN-API-CLOSED",
            "this request",
            "decisions over HTTP need a token, and none is configured",
            "Set api: {token: …}, or use the command line on that machine"));
  }

  private static Answer unknown() {
    var complaint =
        new Complaint(
            "SYN-API-TOKEN",
            "this request",
            "it came without the right token",
            "Send Authorization: Bearer with the token of the configuration");
    return Answer.error(401, complaint).with("WWW-Authenticate", "Bearer");
  }
}
