package dev.syncline.app.compose;

import java.util.Comparator;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A body without what differs from run to run: numbers of processes, times, sizes, hosts, folders,
/// the order of lists that have none, and lines that are said again and again.
final class Normal {
  private static final Set<String> ANY =
      Set.of(
          "system_time",
          "age",
          "pid",
          "mem",
          "cpu",
          "upTime",
          "startTime",
          "fileNames",
          "userName",
          "projectName",
          "processNum",
          "runningProcessNum",
          "allocated",
          "totalAllocated",
          "systemMemory",
          "gcCycles");

  private Normal() {}

  /// Of lists of processes only those that are chosen.
  static String of(String body, Predicate<String> chosen) {
    try {
      return of(JsonMapper.shared().readTree(body), chosen).toString();
    } catch (JacksonException _) {
      return body;
    }
  }

  private static Object of(JsonNode node, Predicate<String> chosen) {
    if (node.isObject()) {
      var fields = new TreeMap<String, Object>();
      node.forEachEntry((name, value) -> {
        if (ANY.contains(name)) {
          fields.put(name, "any");
        } else if (name.equals("logs")) {
          fields.put(name, lines(value));
        } else if (name.equals("tcp_ports")) {
          fields.put(name, value.size());
        } else {
          fields.put(name, of(value, chosen));
        }
      });
      return fields;
    }
    if (node.isArray()) {
      return node.valueStream()
          .filter(one -> !one.has("name") || chosen.test(one.path("name").asString()))
          .map(one -> of(one, chosen))
          .sorted(Comparator.comparing(Object::toString))
          .toList();
    }
    return node;
  }

  private static Set<String> lines(JsonNode logs) {
    var lines = new TreeSet<String>();
    logs.forEach(line -> lines.add(line.asString().replaceAll("\\d+", "#")));
    return lines;
  }
}
