package dev.syncline.app.compose;

import dev.syncline.demo.compose.Project;
import dev.syncline.demo.compose.Project.Availability;
import dev.syncline.demo.compose.Project.Condition;
import dev.syncline.demo.compose.Project.Probe;
import dev.syncline.demo.compose.Project.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/// The recorded `process-compose.yaml` in a folder, with programs in place of Python's that do the
/// same in seconds of another length.
record Platform(Path folder, Duration second, Predicate<String> chosen) {
  private static final String PYTHON_WEB = "python3 -m http.server (\\d+) --bind 127.0.0.1";

  /// For the double.
  Project project() throws IOException {
    var services = new ArrayList<Service>();
    prepared().forEach((name, keys) -> services.add(service(name, map(keys))));
    return new Project("platform", folder, services, second);
  }

  /// What the real program is to read; JSON is YAML.
  String file() throws IOException {
    var file = Map.of("version", "0.5", "name", "platform", "processes", prepared());
    return JsonMapper.shared().writeValueAsString(file);
  }

  /// The folder as its processes need it, and what the file says of those that are chosen.
  private Map<String, Object> prepared() throws IOException {
    Files.createDirectories(folder.resolve("www"));
    for (var program : List.of("stub.sh", "web.pl")) {
      Files.write(folder.resolve(program), resource(program));
    }
    for (var program : List.of("prog", "direct")) {
      var file = Files.createDirectories(folder.resolve("bin")).resolve(program);
      Files.writeString(file, "#!/bin/bash\nwhile :; do sleep 0.1; done\n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    var text = ours(new String(resource("process-compose.yaml"), StandardCharsets.UTF_8));
    var file = map(new Load(LoadSettings.builder().build()).loadFromString(text));
    var processes = new LinkedHashMap<>(map(file.get("processes")));
    processes.keySet().removeIf(chosen.negate());
    return processes;
  }

  /// With our programs and ports.
  private static String ours(String written) throws IOException {
    var text =
        written
            .replace("python3 stub.py", "bash stub.sh")
            .replaceAll(PYTHON_WEB, "perl ../web.pl $1");
    for (var port : List.of("19100", "19101")) {
      text = text.replace(port, Integer.toString(freePort()));
    }
    return text;
  }

  static byte[] resource(String name) throws IOException {
    try (var stream = Objects.requireNonNull(Platform.class.getResourceAsStream(name), name)) {
      return stream.readAllBytes();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Service service(String name, Map<String, Object> keys) {
    var made =
        keys.containsKey("command")
            ? Service.shell(name, keys.get("command").toString().replace("$$", "$"))
            : Service.entrypoint(name, texts(keys.get("entrypoint")).toArray(String[]::new));
    var environment = new ArrayList<>(texts(keys.get("environment")));
    environment.add("SECOND=" + second.toNanos() / 1000);
    made = made.with(environment);
    if (keys.containsKey("working_dir")) {
      made = made.in(Path.of(keys.get("working_dir").toString()));
    }
    if (keys.containsKey("disabled")) {
      made = made.disabled();
    }
    made = made.after(conditions(map(keys.get("depends_on"))));
    made = made.killedAfter(number(map(keys.get("shutdown")), "timeout_seconds", 0));
    if (keys.containsKey("availability")) {
      made = made.restarting(availability(map(keys.get("availability"))));
    }
    return keys.containsKey("readiness_probe")
        ? made.probedBy(probe(map(keys.get("readiness_probe"))))
        : made;
  }

  private static Map<String, Condition> conditions(Map<String, Object> others) {
    var conditions = new LinkedHashMap<String, Condition>();
    others.forEach((name, keys) -> {
      var word = map(keys).get("condition").toString().replace("process_", "");
      conditions.put(name, Condition.valueOf(word.toUpperCase(Locale.ROOT)));
    });
    return conditions;
  }

  private static Availability availability(Map<String, Object> keys) {
    var word = keys.get("restart").toString().toUpperCase(Locale.ROOT);
    return new Availability(
        Availability.Restart.valueOf(word),
        number(keys, "backoff_seconds", 0),
        number(keys, "max_restarts", 0));
  }

  private static Probe probe(Map<String, Object> keys) {
    int period = number(keys, "period_seconds", 10);
    int failures = number(keys, "failure_threshold", 3);
    if (keys.containsKey("exec")) {
      return Probe.command(map(keys.get("exec")).get("command").toString(), period, failures);
    }
    var port = map(keys.get("http_get")).get("port");
    return Probe.http(URI.create("http://127.0.0.1:%s/".formatted(port)), period, failures);
  }

  private static int number(Map<String, Object> keys, String name, int fallback) {
    return keys.get(name) instanceof Integer number ? number : fallback;
  }

  private static List<String> texts(Object list) {
    return ((List<?>) list).stream().map(Object::toString).toList();
  }

  @SuppressWarnings("unchecked") // a map of YAML has texts as keys here
  private static Map<String, Object> map(Object node) {
    return node == null ? Map.of() : (Map<String, Object>) node;
  }
}
