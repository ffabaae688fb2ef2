package dev.syncline.demo.platform;

import dev.syncline.demo.Cleanup;
import dev.syncline.demo.DemoFailed;
import dev.syncline.demo.Folders;
import dev.syncline.demo.Program;
import dev.syncline.demo.Running;
import dev.syncline.demo.git.GitServer;
import dev.syncline.demo.git.SmartHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// All that the demo plays with, in one folder.
record Stage(
    Path folder,
    GitServer server,
    Fetches fetches,
    Actor greeter,
    Actor clock,
    Daemon daemon,
    Pushes pushes) {
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final List<String> FLAGS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx64m");

  /// A service and the people who make it.
  record Actor(Service service, Publisher publisher) {}

  /// Everything set up, nothing published, nothing running but the git server.
  static Stage open(DemoSettings settings, Cleanup cleanup) throws IOException, DemoFailed {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var folder = folder(settings);
    cleanup.add(() -> leave(folder, settings.keep()));
    cleanup.add(() -> endAll(folder));
    var backend = new Fetches(new SmartHttp(folder.resolve("git")));
    var server = GitServer.open(backend);
    cleanup.add(server::close);
    var greeter = actor("greeter", folder, cleanup);
    var clock = actor("clock", folder, cleanup);
    int port = freePort();
    var daemon =
        new Daemon(new Program(settings.syncline(), folder), port, folder.resolve("daemon.log"));
    cleanup.add(daemon::stop);
    var pushes = new Pushes(port, secret(folder));
    cleanup.add(pushes::close);
    write(folder, server, java, List.of(greeter.service(), clock.service()));
    return new Stage(folder, server, backend, greeter, clock, daemon, pushes);
  }

  Diary diary() {
    return new Diary(folder.resolve("diary"));
  }

  /// What the git server offers of a service, as git's own clients see it.
  String tags(Service service) throws IOException {
    var url = server.url(service.repository()) + "/info/refs?service=git-upload-pack";
    try (var in = URI.create(url).toURL().openConnection(Proxy.NO_PROXY).getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// Ends the services and whatever of them was being built, checked or restarted.
  static void endAll(Path folder) throws InterruptedException {
    for (var left : own(folder)) {
      Running.end(left, GRACE);
    }
  }

  /// Our own processes and nobody else's, such as the editor of a person who looks into the folder.
  static List<ProcessHandle> own(Path folder) {
    return Stream.of("sh %s/", "-jar %s/", "Build.java %s/")
        .flatMap(words -> Running.with(words.formatted(folder)).stream())
        .toList();
  }

  private static Path folder(DemoSettings settings) throws IOException {
    if (settings.folder().isEmpty()) {
      return Files.createTempDirectory("syncline-demo-").toRealPath();
    }
    var folder = Files.createDirectories(settings.folder().get()).toRealPath();
    try (var there = Files.list(folder)) {
      if (there.findAny().isPresent()) {
        throw new IOException(folder + " is not empty");
      }
    }
    return folder;
  }

  private static void leave(Path folder, boolean keep) throws IOException {
    if (!keep) {
      Folders.delete(folder);
    }
  }

  private static Actor actor(String name, Path folder, Cleanup cleanup) throws IOException {
    var service = new Service(name, freePort(), folder);
    var publisher = Publisher.of(service, folder.resolve("git"));
    cleanup.add(publisher::close);
    return new Actor(service, publisher);
  }

  /// Known to the git server and to Syncline alone.
  private static String secret(Path folder) throws IOException {
    var secret = UUID.randomUUID().toString();
    Files.writeString(folder.resolve("webhook.secret"), secret);
    return secret;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void write(Path folder, GitServer server, Path java, List<Service> services)
      throws IOException {
    Files.createDirectories(folder.resolve("run"));
    var tools = Map.of("JAVA", java.toString(), "FLAGS", String.join(" ", FLAGS));
    for (var script : List.of("restart.sh", "check.sh")) {
      Files.writeString(folder.resolve(script), Templates.fill(script, tools));
    }
    var yaml = new StringBuilder(Templates.read("syncline.yaml"));
    for (var service : services) {
      yaml.append(Templates.fill("sync.yaml", words(service, folder, server, java)));
    }
    Files.writeString(folder.resolve("syncline.yaml"), yaml);
  }

  private static Map<String, String> words(
      Service service, Path folder, GitServer server, Path java) {
    return Map.of(
        "NAME",
        service.name(),
        "MAIN",
        service.mainClass(),
        "URL",
        server.url(service.repository()),
        "PORT",
        Integer.toString(service.port()),
        "JAVA",
        java.toString(),
        "FLAG_WORDS",
        "\"%s\"".formatted(String.join("\", \"", FLAGS)),
        "FOLDER",
        folder.toString());
  }
}
