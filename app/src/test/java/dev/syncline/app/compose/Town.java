package dev.syncline.app.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.demo.compose.ProcessCompose;
import dev.syncline.demo.compose.ProcessCompose.Up;
import dev.syncline.demo.compose.Project;
import dev.syncline.demo.compose.Project.Service;
import dev.syncline.demo.compose.Version;
import dev.syncline.demo.git.GitServer;
import dev.syncline.demo.git.Item;
import dev.syncline.demo.git.Upstream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A service that is published by tags, built into `.bin/nats` and run by a Process Compose; and
/// the configuration of the sync that does so. Each copy that starts writes its version into
/// `started`.
final class Town implements AutoCloseable {
  private static final String CONFIGURATION =
      """
      version: 1
      state: state
      defaults: {poll: 10s}
      syncs:
        nats:
          source: {git: {url: "%s", track: tags}}
          through: {build: {command: [cp, nats.sh, "{output}"]}}
          target:
            binary:
              path: .bin/nats
              reload: {process-compose: {process: nats, socket: pc.sock}}
              probation: {healthy-for: 2s, within: 20s}
      """;

  final Path folder;
  final Path configuration;
  private final Duration second;
  private final Upstream upstream;
  private final GitServer server;
  private Optional<ProcessCompose> compose = Optional.empty();

  /// `second` is how long one takes for Process Compose.
  Town(Path folder, Duration second) throws IOException {
    this.folder = folder;
    this.second = second;
    var root = Files.createDirectory(folder.resolve("upstream"));
    upstream = Upstream.create(root.resolve("nats.git"));
    server = GitServer.open(root);
    configuration =
        Files.writeString(
            folder.resolve("syncline.yaml"), CONFIGURATION.formatted(server.url("nats.git")));
    Files.createFile(folder.resolve("started"));
  }

  /// A version that runs on after `words`.
  void release(String version, String words) throws IOException {
    var script = "#!/bin/bash\necho %s >> started\n%s\nexec sleep 1000\n".formatted(version, words);
    var file = new Item.File("nats.sh", script.getBytes(StandardCharsets.UTF_8), true);
    upstream.tag(version, upstream.commit("main", file));
  }

  static Service service() {
    return Service.entrypoint("nats", ".bin/nats");
  }

  void up(Service service) throws IOException {
    var project = new Project("town", folder, List.of(service), second);
    compose = Optional.of(ProcessCompose.up(Up.on(socket(), project, Version.V1_100_0)));
  }

  ProcessCompose compose() {
    return compose.orElseThrow();
  }

  Path socket() {
    return folder.resolve("pc.sock");
  }

  /// What Process Compose says of it.
  JsonNode process() throws IOException {
    return JsonMapper.shared().readTree(Wire.unix(socket()).get("/process/nats").body());
  }

  boolean isUp() throws IOException {
    return process().path("status").asString().equals("Running");
  }

  /// Stops it as a person does.
  void stopProcess() throws IOException {
    var wire = Wire.unix(socket());
    var request = "PATCH /process/stop/nats HTTP/1.1\r\nHost: unix\r\nConnection: close\r\n\r\n";
    assertThat(wire.send(request).status()).isEqualTo(200);
    await().until(() -> process().path("status").asString().equals("Completed"));
  }

  /// The version of each copy that was started so far.
  List<String> started() throws IOException {
    return Files.readAllLines(folder.resolve("started"));
  }

  Path live() {
    return folder.resolve(".bin/nats");
  }

  @Override
  public void close() {
    compose.ifPresent(ProcessCompose::close);
    server.close();
    upstream.close();
  }
}
