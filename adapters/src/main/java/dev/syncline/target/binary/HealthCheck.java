package dev.syncline.target.binary;

import dev.syncline.core.content.Digest;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.target.Look;
import dev.syncline.shared.process.Command;
import dev.syncline.shared.process.Limits;
import dev.syncline.shared.wire.HealthProbe;
import dev.syncline.target.binary.BinarySettings.Health;
import dev.syncline.target.binary.BinarySettings.Reload;
import java.net.URI;
import java.time.Duration;

/// Takes one look at the health of what runs. What does not answer is unhealthy, never a fault.
@FunctionalInterface
interface HealthCheck {
  /// `bytes`: what it must run, where a process is known.
  Look look(Digest bytes) throws InterruptedException;

  static HealthCheck of(BinarySettings settings, Outside outside) {
    var declared = declared(settings, outside);
    return switch (settings.reload()) {
      case Reload.BySignal reload -> {
        var service = Service.of(reload, settings.path(), outside.signals());
        boolean mustRun = settings.health() instanceof Health.None;
        yield bytes -> both(declared.look(bytes), process(service, bytes, mustRun));
      }
      case Reload.ByProcessCompose reload when settings.health() instanceof Health.None ->
          new StaysUp(outside.supervision().supervisor(reload));
      case Reload.ByProcessCompose _, Reload.ByCommand _, Reload.None _ -> declared;
    };
  }

  private static HealthCheck declared(BinarySettings settings, Outside outside) {
    return switch (settings.health()) {
      case Health.ByHttp(var address, var limit) -> _ -> asked(outside.probe(), address, limit);
      case Health.ByCommand(var words, var limit) -> {
        var command = Command.of(words, settings.directory(), Limits.of(limit));
        yield _ -> judged(outside.commands(), command);
      }
      case Health.None _ -> _ -> new Look.Healthy();
    };
  }

  private static Look both(Look one, Look other) {
    return one instanceof Look.Unhealthy ? one : other;
  }

  private static Look process(Service service, Digest bytes, boolean mustRun) {
    try {
      var running = service.running();
      if (running.isEmpty()) {
        return mustRun ? new Look.Unhealthy(service.absence()) : new Look.Healthy();
      }
      return service.mustStartAnew() && service.runsAnother(running.get(), bytes)
          ? new Look.Unhealthy(
              "process %d still runs another binary than %s"
                  .formatted(running.get().pid(), bytes.shortened()))
          : new Look.Healthy();
    } catch (SyncException e) {
      return new Look.Unhealthy(Commands.failure(e));
    }
  }

  private static Look judged(Commands commands, Command command) throws InterruptedException {
    try {
      var failure = Commands.failure(commands.run(command));
      return failure.isEmpty()
          ? new Look.Healthy()
          : new Look.Unhealthy("the health command " + failure);
    } catch (SyncException e) {
      return new Look.Unhealthy("the health command " + Commands.failure(e));
    }
  }

  private static Look asked(HealthProbe probe, URI address, Duration limit)
      throws InterruptedException {
    try {
      int status = probe.status(address, limit);
      return status >= 200 && status <= 299
          ? new Look.Healthy()
          : new Look.Unhealthy("%s answered %d".formatted(place(address), status));
    } catch (SyncException e) {
      return new Look.Unhealthy(
          "%s did not answer: %s".formatted(place(address), e.fault().complaint().why()));
    }
  }

  // Without the query, which may hold secrets.
  private static String place(URI address) {
    int port = address.getPort();
    return address.getHost() + (port < 0 ? "" : ":" + port) + address.getPath();
  }
}
