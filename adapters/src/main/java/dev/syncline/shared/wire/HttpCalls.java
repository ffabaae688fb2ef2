package dev.syncline.shared.wire;

import dev.syncline.core.run.SyncException;
import java.net.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow.Publisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One request to one host, up to the head of its answer. Follows nothing, decides nothing.
final class HttpCalls implements AutoCloseable {
  private final Connections connections;
  private @Nullable HttpClient client; // made at first use; guarded by this

  HttpCalls(Connections connections) {
    this.connections = connections;
  }

  /// A request to `uri` that shows `credential`. Rejected if no such request can be made.
  HttpRequest.Builder request(URI uri, Map<String, String> headers, Optional<Credential> credential)
      throws SyncException {
    check(uri);
    try {
      var secure = uri.getScheme().equalsIgnoreCase("https");
      // Over plain HTTP the client would ask each server to upgrade to HTTP/2, which confuses many.
      var request =
          HttpRequest.newBuilder(uri)
              .version(secure ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
              .setHeader("User-Agent", "syncline")
              .setHeader("Accept-Encoding", "identity");
      headers.forEach(request::setHeader);
      credential
          .flatMap(HttpCalls::authorization)
          .ifPresent(value -> request.setHeader("Authorization", value));
      if (!secure) {
        proxyAuthorization(uri).ifPresent(value -> request.setHeader("Proxy-Authorization", value));
      }
      return request;
    } catch (IllegalArgumentException e) { // its text may hold the credential
      throw SyncException.rejected(
          "SYN-HTTP-REQUEST",
          "asking " + Shown.url(uri),
          "a header or the credential holds what HTTP does not allow, such as a line break",
          "Check the credential of " + Shown.host(uri) + " and the headers in the configuration");
    }
  }

  /// Sends it and waits for the head of the answer, as long as the settings allow. `what` begins
  /// the sentence of a fault.
  Reply send(HttpRequest request, String what) throws SyncException, InterruptedException {
    var settings = connections.settings();
    return send(request, what, settings.connectWithin().plus(settings.silenceMax()));
  }

  /// The same, for at most `patience`.
  Reply send(HttpRequest request, String what, Duration patience)
      throws SyncException, InterruptedException {
    var settings = connections.settings();
    var faults = new NetworkFaults(what, connections);
    var answer = client().sendAsync(request, BodyHandlers.ofPublisher());
    try {
      var head = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      var body = new BodyReader(settings.silenceMax(), connections.pace(), faults);
      head.body().subscribe(body);
      return new Reply(head.statusCode(), head.headers(), body);
    } catch (TimeoutException e) {
      abandon(answer, faults);
      throw faults.silent(patience);
    } catch (InterruptedException e) {
      abandon(answer, faults);
      throw e;
    } catch (ExecutionException e) {
      throw faults.of(e.getCause() == null ? e : e.getCause(), request.uri());
    }
  }

  private void abandon(
      CompletableFuture<HttpResponse<Publisher<List<ByteBuffer>>>> answer, NetworkFaults faults) {
    if (!answer.cancel(true) && !answer.isCompletedExceptionally()) {
      var nobody = new BodyReader(Duration.ZERO, connections.pace(), faults);
      nobody.close(); // it came after all: a body without a reader would hold its connection
      answer.join().body().subscribe(nobody);
    }
  }

  /// Ends what is under way.
  @Override
  public synchronized void close() {
    if (client != null) {
      client.shutdownNow();
    }
  }

  private synchronized HttpClient client() throws SyncException {
    var made = client;
    if (made == null) {
      var settings = connections.settings();
      made =
          HttpClient.newBuilder()
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(settings.connectWithin())
              .sslContext(Tls.context(settings))
              .proxy(new ByRule(settings))
              .executor(Executors.newVirtualThreadPerTaskExecutor())
              .build();
      client = made;
    }
    return made;
  }

  private static void check(URI uri) throws SyncException {
    var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || uri.getHost() == null) {
      throw SyncException.rejected(
          "SYN-HTTP-URL",
          "asking " + Shown.url(uri),
          "it is not an http or https address with a host",
          "Correct the address");
    }
    if (uri.getRawUserInfo() != null) {
      throw SyncException.rejected(
          "SYN-HTTP-URL",
          "asking " + Shown.url(uri),
          "the address holds a user or password",
          "Put them under credentials: and take them out of the address");
    }
  }

  private static Optional<String> authorization(Credential credential) {
    return switch (credential) {
      case Credential.Token token -> Optional.of("Bearer " + token.token().reveal());
      case Credential.Basic basic ->
          Optional.of(basic(basic.user() + ":" + basic.password().reveal()));
      case Credential.SshKey _ -> Optional.empty();
    };
  }

  private Optional<String> proxyAuthorization(URI uri) {
    return connections
        .settings()
        .proxy()
        .filter(_ -> ProxyRule.of(connections.settings(), uri).type() != Proxy.Type.DIRECT)
        .map(URI::getUserInfo)
        .map(HttpCalls::basic);
  }

  private static String basic(String login) {
    var bytes = login.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }
}
