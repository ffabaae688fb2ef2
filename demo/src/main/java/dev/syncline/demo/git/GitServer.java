package dev.syncline.demo.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/// A git server on loopback: real smart HTTP or HTTPS, a login where wanted, and the bad days of a
/// server on request (refusals, redirects, silence). Remembers what it was asked.
public final class GitServer implements AutoCloseable {
  private static final int BACKLOG = 1024;

  /// One request as it came; `authorization` is empty when none was sent.
  public record Asked(String method, String path, Optional<String> authorization) {}

  /// One answer instead of the true one.
  public record Refusal(int status, Map<String, String> headers) {
    public Refusal {
      headers = Map.copyOf(headers);
    }
  }

  private final HttpServer server;
  private final GitBackend backend;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ConcurrentLinkedQueue<Asked> asked = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Refusal> refusals = new ConcurrentLinkedQueue<>();
  private final AtomicReference<@Nullable String> login = new AtomicReference<>();
  private final AtomicReference<@Nullable URI> elsewhere = new AtomicReference<>();
  private final AtomicReference<Runnable> before = new AtomicReference<>(() -> {});
  private final AtomicBoolean silent = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);

  private GitServer(HttpServer server, GitBackend backend) {
    this.server = server;
    this.backend = backend;
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /// Serves the bare repositories below `root` at `/NAME`.
  public static GitServer open(Path root) throws IOException {
    return open(new SmartHttp(root));
  }

  public static GitServer open(GitBackend backend) throws IOException {
    return new GitServer(HttpServer.create(anyPort(), BACKLOG), backend);
  }

  /// The same over TLS; with `clientsProve`, only for clients that show a certificate `tls` trusts.
  public static GitServer openSecure(GitBackend backend, SSLContext tls, boolean clientsProve)
      throws IOException {
    var server = HttpsServer.create(anyPort(), BACKLOG);
    server.setHttpsConfigurator(new Proving(tls, clientsProve));
    return new GitServer(server, backend);
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /// `http://127.0.0.1:PORT/NAME`, or https.
  public String url(String name) {
    var scheme = server instanceof HttpsServer ? "https" : "http";
    return "%s://127.0.0.1:%d/%s".formatted(scheme, port(), name);
  }

  /// From now on only who logs in so is served.
  public void requireLogin(String user, String password) {
    var plain = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    login.set("Basic " + Base64.getEncoder().encodeToString(plain));
  }

  /// The next request is answered so.
  public void refuseNext(Refusal refusal) {
    refusals.add(refusal);
  }

  /// From now on every request is sent on to the same path at `base`.
  public void redirectTo(URI base) {
    elsewhere.set(base);
  }

  /// From now on requests are taken and never answered.
  public void fallSilent() {
    silent.set(true);
  }

  /// Runs `action` before each request from now on.
  public void beforeEach(Runnable action) {
    before.set(action);
  }

  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = exchange.getRequestHeaders();
      var authorization = Optional.ofNullable(headers.getFirst("Authorization"));
      var path = exchange.getRequestURI().toString();
      asked.add(new Asked(exchange.getRequestMethod(), path, authorization));
      before.get().run();
      if (silent.get()) {
        closed.await();
      }
      var refusal = refusal(path, authorization);
      if (refusal.isPresent()) {
        refuse(exchange, refusal.get());
      } else {
        backend.serve(exchange);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<Refusal> refusal(String path, Optional<String> authorization) {
    var base = elsewhere.get();
    if (base != null) {
      return Optional.of(new Refusal(302, Map.of("Location", base + path)));
    }
    var wanted = login.get();
    if (wanted != null && !authorization.equals(Optional.of(wanted))) {
      return Optional.of(new Refusal(401, Map.of("WWW-Authenticate", "Basic realm=\"git\"")));
    }
    return Optional.ofNullable(refusals.poll());
  }

  private static void refuse(HttpExchange exchange, Refusal refusal) throws IOException {
    exchange.getRequestBody().readAllBytes();
    refusal.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.sendResponseHeaders(refusal.status(), -1);
  }

  private static final class Proving extends HttpsConfigurator {
    private final boolean clientsProve;

    Proving(SSLContext tls, boolean clientsProve) {
      super(tls);
      this.clientsProve = clientsProve;
    }

    @Override
    public void configure(HttpsParameters parameters) {
      SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
      wanted.setNeedClientAuth(clientsProve);
      parameters.setSSLParameters(wanted);
    }
  }
}
