package dev.syncline.demo.compose;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// `/graph`: who depends on whom. Only the outermost of those that have to do with others are at
/// the top.
record Graph(Runner runner) {
  String json() throws Refused {
    var services = runner.project().services();
    var needed =
        services.stream()
            .flatMap(it -> it.dependsOn().keySet().stream())
            .collect(Collectors.toSet());
    var nodes = new TreeMap<String, String>();
    for (var service : services) {
      if (!service.dependsOn().isEmpty() && !needed.contains(service.name())) {
        nodes.put(service.name(), node(service, ""));
      }
    }
    return "{\"nodes\":{%s}}".formatted(joined(nodes));
  }

  private String node(Project.Service service, String type) throws Refused {
    var state = runner.look(service.name());
    var others = new TreeMap<String, String>();
    for (var entry : service.dependsOn().entrySet()) {
      var word = ",\"dependency_type\":\"%s\"".formatted(entry.getValue().word());
      others.put(entry.getKey(), node(runner.named(entry.getKey()), word));
    }
    return "{\"name\":%s,\"process_status\":\"%s\",\"is_ready\":\"%s\"%s%s}"
        .formatted(
            Words.json(service.name()),
            state.status(),
            state.health(),
            others.isEmpty() ? "" : ",\"depends_on\":{%s}".formatted(joined(others)),
            type);
  }

  private static String joined(TreeMap<String, String> nodes) {
    List<String> all =
        nodes.entrySet().stream().map(it -> Words.json(it.getKey()) + ":" + it.getValue()).toList();
    return String.join(",", all);
  }
}
