package dev.syncline.app.platform;

import dev.syncline.demo.compose.ProcessCompose;
import dev.syncline.demo.compose.Project;
import dev.syncline.demo.compose.Project.Availability;
import dev.syncline.demo.compose.Project.Availability.Restart;
import dev.syncline.demo.compose.Project.Condition;
import dev.syncline.demo.compose.Project.Probe;
import dev.syncline.demo.compose.Project.Service;
import dev.syncline.demo.compose.Version;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who runs the services of a checkout: the Process Compose that the variable `PROCESS_COMPOSE`
/// names, else the double with what the checkout's `process-compose.yaml` says.
final class Services {
  private static final Availability ON_FAILURE = new Availability(Restart.ON_FAILURE, 1, 0);

  private Services() {}

  static AutoCloseable up(Checkout checkout) throws IOException {
    var real = Optional.ofNullable(System.getenv("PROCESS_COMPOSE"));
    return real.isPresent() ? real(real.get(), checkout) : pretended(checkout);
  }

  private static AutoCloseable pretended(Checkout checkout) throws IOException {
    var health = URI.create("http://127.0.0.1:%d/healthz".formatted(checkout.monitorPort()));
    var path = List.of("PATH=" + Peers.path());
    var nats =
        Service.shell("nats", "task nats:run")
            .with(path)
            .restarting(ON_FAILURE)
            .probedBy(Probe.http(health, 2, 3));
    var arc =
        Service.shell("arc", "task arc:run")
            .with(path)
            .restarting(ON_FAILURE)
            .after(Map.of("nats", Condition.HEALTHY));
    var project = new Project("platform", checkout.root(), List.of(nats, arc));
    return ProcessCompose.up(ProcessCompose.Up.on(checkout.socket(), project, Version.V1_100_0));
  }

  private static AutoCloseable real(String program, Checkout checkout) throws IOException {
    var words =
        List.of(
            program,
            "up",
            "-t=false",
            "--keep-project",
            "-U",
            "-u",
            checkout.socket().toString(),
            "-f",
            "process-compose.yaml");
    var builder =
        new ProcessBuilder(words)
            .directory(checkout.root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(checkout.root().resolveSibling("compose.log").toFile());
    builder.environment().put("PATH", Peers.path());
    var process = builder.start();
    return () -> {
      var started = process.descendants().toList();
      process.destroy();
      process.onExit().join();
      started.forEach(ProcessHandle::destroyForcibly);
    };
  }
}
