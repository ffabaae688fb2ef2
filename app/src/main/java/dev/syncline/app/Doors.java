package dev.syncline.app;

import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.WatchRequest;
import dev.syncline.app.config.Configuration;
import dev.syncline.app.config.ListenAddress;
import dev.syncline.app.daemon.Running;
import dev.syncline.app.web.WebServer;
import dev.syncline.app.wiring.Webhooks;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.redaction.Secret;
import dev.syncline.trigger.webhook.Receipt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The doors of `watch` to the network: what a person said on the command line goes before what the
/// configuration says.
final class Doors {
  private static final int SECRET_BYTES_MAX = 4_096;

  private final WatchRequest request;
  private final Pace pace;
  private final LentCommands commands;

  Doors(WatchRequest request, Pace pace, LentCommands commands) {
    this.request = request;
    this.pace = pace;
    this.commands = commands;
  }

  /// Looks at what cannot be served before anything is opened.
  void check(Configuration configuration, Output output) throws SyncException {
    if (request.secret().isPresent()) {
      output.warn("--secret shows in the list of processes; better: --secret-file");
    }
    var address = address(configuration);
    boolean isOpen = !secrets(configuration).isEmpty();
    if (!isOpen && isHere(address)) {
      output.warn(
          "no webhook secret is configured: every webhook is answered 503; see --secret-file");
    }
    if (!isOpen && !isHere(address)) {
      throw SyncException.rejected(
          "SYN-CONFIG-LISTEN",
          "listening at " + address,
          "that is not this machine alone, and no webhook secret is configured",
          "Set webhook: {secret: …}, or listen at 127.0.0.1");
    }
  }

  WebServer open(Running running) throws SyncException {
    var receiver =
        Webhooks.receiver(
            running.toChange(),
            () -> secrets(running.configuration()),
            running::configuration,
            running.bell());
    var site =
        new WebServer.Site(
            running,
            receiver,
            receipt -> tell(receipt, running),
            (arguments, around) -> commands.run(arguments, around, running),
            () -> token(running.configuration()));
    var address = address(running.configuration());
    return WebServer.open(new InetSocketAddress(address.host(), address.port()), site, pace);
  }

  private static void tell(Receipt receipt, Running running) {
    running.received(receipt);
  }

  private ListenAddress address(Configuration configuration) {
    var listen = configuration.daemon().listen();
    return request.port().map(listen::withPort).orElse(listen);
  }

  private List<Secret> secrets(Configuration configuration) throws SyncException {
    if (request.secret().isPresent()) {
      return List.of(new Secret(request.secret().get()));
    }
    return request.secretFile().isPresent()
        ? List.of(new Secret(read(request.secretFile().get())))
        : Webhooks.secrets(configuration);
  }

  private static String read(Path file) throws SyncException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(SECRET_BYTES_MAX), StandardCharsets.UTF_8).strip();
    } catch (IOException _) {
      throw SyncException.rejected(
          "SYN-CONFIG-UNSET",
          "reading the webhook secret from " + file,
          "that file cannot be read",
          "Look at its path and mode");
    }
  }

  private static Optional<Secret> token(Configuration configuration) throws SyncException {
    var token = configuration.daemon().apiToken();
    return token.isEmpty() ? Optional.empty() : Optional.of(token.get().resolve());
  }

  private static boolean isHere(ListenAddress address) {
    try {
      return InetAddress.getByName(address.host()).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }
}
