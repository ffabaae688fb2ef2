package dev.syncline.shared.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.run.Fault;
import dev.syncline.demo.web.FileServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthProbeTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path folder;

  private static ConnectionSettings settings(Optional<URI> proxy, Optional<Path> authority) {
    return new ConnectionSettings(
        proxy, List.of(), authority, Optional.empty(), Optional.empty(), LIMIT, LIMIT);
  }

  @Test
  void anyStatus_isAnAnswer_andARedirectIsNotFollowed() throws Exception {
    var probe = new HealthProbe(Wires.plain());
    try (var moved = RawServer.saying("HTTP/1.1 302 Found\r\nLocation: /x\r\n\r\n");
        var sick = RawServer.saying("HTTP/1.1 503 Sick\r\nRetry-After: 600\r\n\r\n")) {

      assertThat(probe.status(moved.uri("/healthz"), LIMIT)).isEqualTo(302);
      assertThat(probe.status(sick.uri("/healthz"), LIMIT)).isEqualTo(503);
      assertThat(probe.status(sick.uri("/healthz"), LIMIT)).as("no budget closed").isEqualTo(503);
    }
  }

  @Test
  void aHostWhosePlacesAreTakenOrThatIsClosed_isAskedAllTheSame() throws Exception {
    try (var server = RawServer.saying("HTTP/1.1 204 Well\r\n\r\n")) {
      var connections = Wires.plain();
      var uri = server.uri("/healthz");
      var places = new ArrayList<HostBudget.Place>();
      for (int i = 0; i < 8; i++) {
        places.add(connections.budget().enter(Shown.host(uri)));
      }
      connections.budget().closed(Shown.host(uri), Instant.MAX);

      assertThat(new HealthProbe(connections).status(uri, LIMIT)).isEqualTo(204);
      places.forEach(HostBudget.Place::close);
    }
  }

  @Test
  void thisMachine_isNeverAskedThroughTheProxy_othersAre() throws Exception {
    try (var server = FileServer.start();
        var proxy = new ForwardProxy()) {
      server.put("/healthz", new byte[0]);
      var settings = settings(Optional.of(proxy.uri("")), Optional.empty());
      var probe = new HealthProbe(Wires.connections(settings, Credentials.NONE));

      assertThat(probe.status(server.uri("/healthz"), LIMIT)).isEqualTo(200);
      assertThat(proxy.heads()).isEmpty();
      assertThat(probe.status(server.uri("service.invalid", "/healthz"), LIMIT)).isEqualTo(200);
      assertThat(proxy.heads()).hasSize(1);
    }
  }

  @Test
  void anAuthorityOfOurOwn_isTrusted() throws Exception {
    var certificates = Certificates.signedFor(folder, "dns:localhost");
    try (var server = FileServer.start(certificates.server())) {
      server.put("/healthz", new byte[0]);
      var settings = settings(Optional.empty(), Optional.of(certificates.authority()));
      var uri = server.uri("localhost", "/healthz");

      assertThat(new HealthProbe(Wires.connections(settings, Credentials.NONE)).status(uri, LIMIT))
          .isEqualTo(200);
      assertThat(Wires.code(Wires.fault(() -> new HealthProbe(Wires.plain()).status(uri, LIMIT))))
          .isEqualTo("SYN-HTTP-CERTIFICATE");
    }
  }

  @Test
  void silence_endsAtTheLimitOfTheLook_notOfTheConnection() throws Exception {
    try (var silent = new java.net.ServerSocket(0)) {
      var uri = URI.create("http://127.0.0.1:" + silent.getLocalPort());
      var probe = new HealthProbe(Wires.plain());

      var fault = Wires.fault(() -> probe.status(uri, Duration.ofMillis(100)));

      assertThat(fault).isInstanceOf(Fault.Transient.class);
      assertThat(fault.complaint().why()).isEqualTo("nothing came for 100 ms");
    }
  }
}
