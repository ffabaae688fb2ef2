package dev.syncline.demo.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The TCP ports on which a process or one that it started listens, from `/proc`.
final class Ports {
  private static final String LISTEN = "0A";

  private Ports() {}

  static String of(long pid) {
    var sockets =
        Stream.concat(
                Stream.of(pid),
                ProcessHandle.of(pid).stream()
                    .flatMap(ProcessHandle::descendants)
                    .map(ProcessHandle::pid))
            .flatMap(Ports::sockets)
            .collect(Collectors.toSet());
    var found = new TreeSet<Integer>();
    for (var table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      found.addAll(listening(Path.of(table), sockets));
    }
    return found.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
  }

  private static Stream<String> sockets(long pid) {
    try (var open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      return open.map(Ports::target).filter(it -> it.startsWith("socket:[")).toList().stream();
    } catch (IOException _) {
      return Stream.empty();
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException _) {
      return "";
    }
  }

  private static List<Integer> listening(Path table, Set<String> sockets) {
    try {
      return Files.readAllLines(table).stream()
          .skip(1)
          .map(line -> line.strip().split("\\s+"))
          .filter(fields -> fields[3].equals(LISTEN))
          .filter(fields -> sockets.contains("socket:[" + fields[9] + "]"))
          .map(fields -> Integer.parseInt(fields[1].substring(fields[1].indexOf(':') + 1), 16))
          .toList();
    } catch (IOException _) {
      return List.of();
    }
  }
}
