package dev.syncline.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `examples/platform` without its configuration, with upstreams and ports of this machine.
record Checkout(Path root, int natsPort, int monitorPort, int arcPort) {
  private static final Path EXAMPLE = Path.of("../examples/platform").toAbsolutePath().normalize();

  /// The repositories are `nats.git`, `arc.git` and `gh.git` at `upstreams`.
  static Checkout create(Path root, String upstreams) throws IOException {
    try (var files = Files.walk(EXAMPLE)) {
      for (var file : (Iterable<Path>) files::iterator) {
        if (!file.endsWith("syncline.yaml")) {
          Files.copy(file, root.resolve(EXAMPLE.relativize(file).toString()));
        }
      }
    }
    var ports = freePorts();
    var checkout = new Checkout(root, ports.get(0), ports.get(1), ports.get(2));
    checkout.localize(upstreams);
    return checkout;
  }

  private void localize(String upstreams) throws IOException {
    replace("nats/Taskfile.yml", "https://github.com/nats-io/nats-server", upstreams + "/nats.git");
    replace("arc/Taskfile.yml", "https://github.com/basekick-labs/arc.git", upstreams + "/arc.git");
    replace("gh/Taskfile.yml", "https://github.com/cli/cli", upstreams + "/gh.git");
    replace(
        "nats/Taskfile.yml",
        "-m 8222",
        "--addr 127.0.0.1 --port %d -m %d".formatted(natsPort, monitorPort));
    replace("process-compose.yaml", "port: 8222", "port: " + monitorPort);
    replace("arc/Taskfile.yml", "{{.ARC_BIN_NAME}}\n", "{{.ARC_BIN_NAME}} 127.0.0.1:" + arcPort);
  }

  /// The last place of `old`.
  private void replace(String file, String old, String with) throws IOException {
    var path = root.resolve(file);
    var text = Files.readString(path);
    int at = text.lastIndexOf(old);
    assertThat(at).as("%s in %s", old, file).isNotNegative();
    Files.writeString(path, text.substring(0, at) + with + text.substring(at + old.length()));
  }

  /// How long a new version of nats must be healthy, in place of a minute.
  void watchNatsFor(String time) throws IOException {
    replace(
        "syncline.yaml",
        "        health:",
        "        probation: {healthy-for: %s}\n        health:".formatted(time));
  }

  Path nats() {
    return root.resolve("nats/.bin/nats-server");
  }

  Path arc() {
    return root.resolve("arc/.bin/arc");
  }

  Path socket() {
    return root.resolve("pc/.pc.sock");
  }

  private static List<Integer> freePorts() throws IOException {
    try (var one = free();
        var two = free();
        var three = free()) {
      return List.of(one.getLocalPort(), two.getLocalPort(), three.getLocalPort());
    }
  }

  private static ServerSocket free() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }
}
