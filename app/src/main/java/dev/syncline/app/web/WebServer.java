package dev.syncline.app.web;

import dev.syncline.app.daemon.Running;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import dev.syncline.trigger.webhook.Receipt;
import dev.syncline.trigger.webhook.Receiver;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/// The HTTP server of a daemon. Everything about it is bounded: connections, headers, bodies, and
/// how long each may take.
public final class WebServer implements AutoCloseable {
  private static final int CONNECTIONS_MAX = 4_096; // the rest waits to be accepted
  private static final int BACKLOG = 1_024;
  private static final int HEADER_BYTES = 16 << 10;
  private static final int INPUT_BYTES = 16 << 10; // most webhooks come in one read
  private static final long IDLE_MILLIS = 20_000;
  private static final long STOP_MILLIS = 2_000;

  private final Server server;
  private final ServerConnector connector;
  private final EventStream events;

  private WebServer(Server server, ServerConnector connector, EventStream events) {
    this.server = server;
    this.connector = connector;
    this.events = events;
  }

  /// What comes in is handed to `receiver` and `commands`; `told` hears of every receipt.
  public record Site(
      Running running,
      Receiver receiver,
      Consumer<Receipt> told,
      Commands commands,
      AdminToken token) {}

  /// Serves from now on. Rejected (`SYN-WEB-LISTEN`) where it cannot listen at `address`.
  public static WebServer open(InetSocketAddress address, Site site, Pace pace)
      throws SyncException {
    var threads = new VirtualThreadPool();
    threads.setName("web");
    threads.setMaxConcurrentTasks(0); // the connections are counted
    var server = new Server(threads);
    var http = new HttpConnectionFactory(configuration());
    http.setInputBufferSize(INPUT_BYTES);
    var connector = new ServerConnector(server, 1, 1, http);
    connector.setHost(address.getHostString());
    connector.setPort(address.getPort());
    connector.setIdleTimeout(IDLE_MILLIS);
    connector.setAcceptQueueSize(BACKLOG);
    connector.addBean(new Patience(pace));
    connector.addBean(new NetworkConnectionLimit(CONNECTIONS_MAX, connector));
    server.addConnector(connector);
    var events = new EventStream(site.running());
    server.setHandler(new Routes(places(site, pace), events, new Lingering(pace)));
    server.setErrorHandler(new Mishaps());
    server.setStopTimeout(STOP_MILLIS);
    return started(new WebServer(server, connector, events), address);
  }

  private static Routes.Places places(Site site, Pace pace) {
    var bodies = new Bodies(pace);
    var api = new Api(site.commands(), pace);
    return new Routes.Places(
        new Pages(site.running()),
        new WebhookDoor(site.receiver(), site.told(), bodies),
        new Decisions(new Admission(site.token()), bodies, api),
        api);
  }

  private static WebServer started(WebServer web, InetSocketAddress address) throws SyncException {
    try {
      web.server.start();
      return web;
    } catch (Exception e) { // Jetty declares no less
      web.close();
      throw SyncException.rejected(
          "SYN-WEB-LISTEN",
          "listening at %s:%d".formatted(address.getHostString(), address.getPort()),
          e.getCause() instanceof java.net.BindException
              ? "another program listens there"
              : String.valueOf(e.getMessage()),
          "Choose another port: syncline watch --port N, or listen: in the configuration");
    }
  }

  private static HttpConfiguration configuration() {
    var configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setRequestHeaderSize(HEADER_BYTES);
    configuration.setSendDateHeader(true);
    return configuration;
  }

  /// Where it listens, also where any port was wanted.
  public int port() {
    return connector.getLocalPort();
  }

  /// No new requests; those under way have two seconds.
  @Override
  public void close() {
    events.close();
    try {
      server.stop();
    } catch (Exception _) {
      // it is over in any case
    }
  }
}
