package dev.syncline.shared.wire;

import dev.syncline.core.run.SyncException;
import dev.syncline.shared.redaction.Redactor;
import dev.syncline.shared.redaction.Secret;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Small requests that change something: sent once, never repeated by itself and never redirected
/// (a POST that went elsewhere would be another POST). A Transient fault may come after the server
/// has acted: who repeats must be able to. One is made for all and closed at the end; any thread
/// may use it.
public final class HttpSender implements AutoCloseable {
  private static final int SAID_MAX = 2048;

  private final Connections connections;
  private final HttpCalls calls;
  private final long answerBytesMax;

  public HttpSender(Connections connections, long answerBytesMax) {
    this.connections = connections;
    this.calls = new HttpCalls(connections);
    this.answerBytesMax = answerBytesMax;
  }

  /// The answer, if it is 2xx or one that the caller handles; else the fault of its status, with
  /// the start of what the server said. `what` begins the sentence of a fault and must hold no
  /// secret. Rejected if the answer is larger than allowed.
  public HttpAnswer send(HttpSend send, String what) throws SyncException, InterruptedException {
    var uri = send.uri();
    var credential = credential(send);
    var request =
        calls
            .request(uri, send.headers(), credential)
            .method(send.method(), BodyPublishers.ofString(send.body()))
            .build();
    try (var _ = connections.budget().enter(Shown.host(uri));
        var reply = calls.send(request, what)) {
      var status = reply.status();
      if ((status >= 200 && status <= 299) || send.handled().contains(status)) {
        return new HttpAnswer(status, reply.headers(), body(reply, what));
      }
      throw new StatusFaults(what, uri, connections).of(reply, said(send, reply, credential));
    }
  }

  /// Ends what is under way.
  @Override
  public void close() {
    calls.close();
  }

  private Optional<Credential> credential(HttpSend send) throws SyncException {
    var own =
        send.headers().keySet().stream()
            .anyMatch(name -> name.toLowerCase(Locale.ROOT).equals("authorization"));
    var host = send.uri().getHost();
    return own || host == null
        ? Optional.empty()
        : connections.credentials().of(host, Shown.port(send.uri()));
  }

  private String body(Reply reply, String what) throws SyncException, InterruptedException {
    var bytes = Sink.start(reply, answerBytesMax + 1);
    if (bytes.length > answerBytesMax) {
      throw SyncException.rejected(
          "SYN-HTTP-TOO-LARGE",
          what,
          "its answer is larger than the " + answerBytesMax + " bytes that are allowed",
          "Check the address: this is not the answer of such a service");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Stream<String> parts(String header) {
    return Stream.of(header, header.substring(header.lastIndexOf(' ') + 1));
  }

  /// `: ` and the start of the body without anything that we sent in secret, or nothing.
  private String said(HttpSend send, Reply reply, Optional<Credential> credential)
      throws InterruptedException {
    try {
      var text = new String(Sink.start(reply, SAID_MAX), StandardCharsets.UTF_8);
      var sent =
          Stream.concat(
                  send.headers().values().stream().flatMap(HttpSender::parts).map(Secret::new),
                  credential.stream().flatMap(Credential::secrets))
              .toList();
      var shown = Shown.text(connections.redactor().redact(new Redactor(sent).redact(text)));
      return shown.isEmpty() ? "" : ": " + shown;
    } catch (SyncException e) {
      return ""; // the status says enough
    }
  }
}
