package dev.syncline.target.binary;

import dev.syncline.core.target.Look;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/// Takes one look at the health of what runs. What does not answer is unhealthy, never a fault.
@FunctionalInterface
interface HealthCheck {
  Look look() throws InterruptedException;

  static HealthCheck of(BinarySettings settings, Commands commands, HttpProbe probe) {
    return switch (settings.health()) {
      case BinarySettings.Health.ByHttp(var address, var limit) ->
          () -> asked(probe, address, limit);
      case BinarySettings.Health.ByCommand(var words, var limit) ->
          () -> judged(Commands.failure(commands.run(words, settings.directory(), limit)));
      case BinarySettings.Health.None _ -> staysUp(settings.reload());
    };
  }

  private static HealthCheck staysUp(BinarySettings.Reload reload) {
    return switch (reload) {
      case BinarySettings.Reload.BySignal(var _, var pidFile) ->
          () ->
              PidFile.running(pidFile).isPresent()
                  ? new Look.Healthy()
                  : new Look.Unhealthy("no process runs by " + pidFile.getFileName());
      case BinarySettings.Reload.ByCommand _, BinarySettings.Reload.None _ -> Look.Healthy::new;
    };
  }

  private static Look judged(String failure) {
    return failure.isEmpty()
        ? new Look.Healthy()
        : new Look.Unhealthy("the health command " + failure);
  }

  private static Look asked(HttpProbe probe, URI address, Duration limit)
      throws InterruptedException {
    try {
      int status = probe.status(address, limit);
      return status >= 200 && status <= 299
          ? new Look.Healthy()
          : new Look.Unhealthy("%s answered %d".formatted(place(address), status));
    } catch (IOException silence) {
      var why =
          silence.getMessage() == null ? silence.getClass().getSimpleName() : silence.getMessage();
      return new Look.Unhealthy("%s did not answer: %s".formatted(place(address), why));
    }
  }

  // Without user and query, which may hold secrets.
  private static String place(URI address) {
    int port = address.getPort();
    return address.getHost() + (port < 0 ? "" : ":" + port) + address.getPath();
  }
}
