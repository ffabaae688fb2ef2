package dev.syncline.demo.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/// Serves pages by path on a free port of 127.0.0.1, and remembers what it was asked.
public final class FileServer implements AutoCloseable {
  private static final int BACKLOG = 100;

  private final HttpServer server;
  private final String scheme;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  private FileServer(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public static FileServer start() throws IOException {
    return new FileServer(HttpServer.create(anyPort(), BACKLOG), "http");
  }

  public static FileServer start(SSLContext context) throws IOException {
    var server = HttpsServer.create(anyPort(), BACKLOG);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return new FileServer(server, "https");
  }

  /// The address of `path`, which begins with `/` and may have a query.
  public URI uri(String path) {
    return uri("127.0.0.1", path);
  }

  /// The same under another name of this machine, such as `localhost`.
  public URI uri(String host, String path) {
    return URI.create(scheme + "://" + host + ":" + port() + path);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /// Puts a page at a path (without query), instead of what was there.
  public FileServer put(String path, Page page) {
    pages.put(path, page);
    return this;
  }

  public FileServer put(String path, byte[] bytes) {
    return put(path, Page.File.plain(bytes));
  }

  public void remove(String path) {
    pages.remove(path);
  }

  /// All requests so far, each noted before it is answered.
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  public Asked lastAsked() {
    return asked.getLast();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readAllBytes();
    var page =
        pages.getOrDefault(exchange.getRequestURI().getPath(), Page.Fixed.text(404, "not found"));
    asked.add(note(exchange, body, Answer.status(page, exchange.getRequestHeaders())));
    try (exchange) {
      new Answer(exchange, closing).send(page);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Asked note(HttpExchange exchange, byte[] body, int status) {
    var headers = new HashMap<String, List<String>>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    return new Asked(
        exchange.getRequestMethod(),
        exchange.getRequestURI().toString(),
        Map.copyOf(headers),
        body,
        status);
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}
