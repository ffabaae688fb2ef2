package dev.syncline.shared.compose;

import dev.syncline.demo.compose.Project;
import dev.syncline.demo.compose.Project.Probe;
import dev.syncline.demo.compose.Project.Service;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// A project as a `process-compose.yaml`; JSON is YAML.
final class ProjectFile {
  private ProjectFile() {}

  static String text(Project project) {
    Map<String, Object> processes = new LinkedHashMap<>();
    project.services().forEach(service -> processes.put(service.name(), process(service)));
    var file = Map.of("version", "0.5", "name", project.name(), "processes", processes);
    // A dollar stands for a variable there.
    return JsonMapper.shared().writeValueAsString(file).replace("$", "$$");
  }

  private static Map<String, Object> process(Service service) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put(
        service.isShell() ? "command" : "entrypoint",
        service.isShell() ? service.words().getFirst() : service.words());
    keys.put("disabled", service.isDisabled());
    keys.put("environment", service.environment());
    if (!service.workingDirectory().toString().isEmpty()) {
      keys.put("working_dir", service.workingDirectory().toString());
    }
    if (service.shutdownSeconds() > 0) {
      keys.put("shutdown", Map.of("timeout_seconds", service.shutdownSeconds()));
    }
    var policy = service.availability();
    keys.put(
        "availability",
        Map.of(
            "restart", policy.restart().name().toLowerCase(java.util.Locale.ROOT),
            "backoff_seconds", policy.backoffSeconds(),
            "max_restarts", policy.restartsMax()));
    service.readiness().ifPresent(probe -> keys.put("readiness_probe", probe(probe)));
    Map<String, Object> others = new LinkedHashMap<>();
    service
        .dependsOn()
        .forEach((name, on) -> others.put(name, Map.of("condition", "process_" + on.word())));
    keys.put("depends_on", others);
    return keys;
  }

  private static Map<String, Object> probe(Probe probe) {
    Map<String, Object> keys = new LinkedHashMap<>();
    probe.command().ifPresent(command -> keys.put("exec", Map.of("command", command)));
    probe
        .address()
        .ifPresent(address ->
            keys.put(
                "http_get",
                Map.of(
                    "host", address.getHost(),
                    "scheme", address.getScheme(),
                    "path", address.getPath(),
                    "port", address.getPort())));
    keys.put("period_seconds", probe.periodSeconds());
    keys.put("timeout_seconds", probe.timeoutSeconds());
    keys.put("failure_threshold", probe.failuresMax());
    return keys;
  }

  static List<String> up(String program, String socket, String file) {
    return List.of(program, "up", "-t=false", "--keep-project", "-U", "-u", socket, "-f", file);
  }
}
