package dev.syncline.demo.compose;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What each route answers.
final class Routes {
  private static final int SIGNAL_MAX = 22;

  private final Runner runner;
  private final About about;
  private final Optional<String> token;

  Routes(Runner runner, About about, Optional<String> token) {
    this.runner = runner;
    this.about = about;
    this.token = about.version().hasToken() ? token : Optional.empty();
  }

  Response answer(Request request) {
    if (token.isPresent() && !token.get().equals(request.headers().get("x-pc-token-key"))) {
      return Response.unauthorized();
    }
    var path = request.path();
    if (path.equals("/") && request.method().equals("GET")) {
      return Response.moved(302, "/swagger/index.html");
    }
    if (path.endsWith("/") && path.length() > 1) {
      var straight = path.substring(0, path.length() - 1);
      return isRoute(request.method(), straight)
          ? Response.moved(request.method().equals("GET") ? 301 : 307, straight)
          : Response.notFound();
    }
    try {
      return answer(request, segments(path));
    } catch (Refused e) {
      return Response.refused(e.why());
    }
  }

  /// Empty strings where a segment is empty, so that no route takes it.
  private static List<String> segments(String path) {
    return Arrays.stream(path.substring(1).split("/", -1))
        .map(it -> URLDecoder.decode(it.replace("+", "%2B"), StandardCharsets.UTF_8))
        .toList();
  }

  private boolean isRoute(String method, String path) {
    return switch (method) {
      case "GET" ->
          path.matches(
              "/(live|processes|process|process/[^/]+|process/(info|ports)/[^/]+"
                  + "|project/(state|name)|graph|namespaces)");
      case "POST" -> path.matches("/process/(start|restart)/[^/]+|/project/stop|/process");
      case "PATCH" -> path.matches("/process/stop/[^/]+|/processes/stop");
      default -> false;
    };
  }

  private Response answer(Request request, List<String> segments) throws Refused {
    if (segments.stream().anyMatch(it -> it.isEmpty() || it.contains("/"))) {
      return Response.notFound();
    }
    var first = segments.getFirst();
    return switch (segments.size()) {
      case 1 -> one(request, first);
      case 2 -> two(request, first, segments.getLast());
      case 3 -> three(request.method(), segments);
      default -> more(request.method(), segments);
    };
  }

  private Response one(Request request, String route) throws Refused {
    boolean isLater = route.equals("graph") || route.equals("namespaces");
    if (isLater && !about.version().hasLaterRoutes()) {
      return Response.notFound();
    }
    return switch (request.method() + " " + route) {
      case "GET live" -> Response.ok("{\"status\":\"alive\"}");
      case "GET processes" -> processes();
      case "GET graph" -> Response.ok(new Graph(runner).json());
      case "GET namespaces" -> Response.ok("[\"default\"]");
      case "POST process" -> throw new Refused(request.body().isBlank() ? "EOF" : "left out here");
      default -> Response.notFound();
    };
  }

  private Response two(Request request, String route, String name) throws Refused {
    return switch (request.method() + " " + route) {
      case "GET process" -> Response.ok(runner.look(name).json());
      case "GET project" -> project(request.target(), name);
      case "POST project" -> name.equals("stop") ? stopProject() : Response.notFound();
      case "PATCH processes" ->
          name.equals("stop") ? stopMany(request.body()) : Response.notFound();
      default -> Response.notFound();
    };
  }

  private Response three(String method, List<String> segments) throws Refused {
    var name = segments.get(2);
    if (!segments.getFirst().equals("process")) {
      return Response.notFound();
    }
    switch (method + " " + segments.get(1)) {
      case "PATCH stop" -> runner.stop(name);
      case "POST start" -> runner.start(name);
      case "POST restart" -> runner.restart(name);
      case "DELETE logs" -> runner.logs(name).clear();
      case "GET ports" -> {
        return ports(name);
      }
      case "GET info" -> {
        return Response.ok(Definition.json(runner.named(name)));
      }
      default -> {
        return Response.notFound();
      }
    }
    return named(name);
  }

  private Response more(String method, List<String> segments) throws Refused {
    if (segments.getFirst().equals("process") && segments.size() == 4) {
      var name = segments.get(2);
      if (method.equals("PATCH")
          && segments.get(1).equals("signal")
          && about.version().hasLaterRoutes()) {
        runner.signal(name, signal(segments.get(3)));
        return named(name);
      }
    }
    if (segments.size() == 5 && method.equals("GET") && segments.get(1).equals("logs")) {
      int fromEnd = number(segments.get(3), "");
      var lines = runner.logs(segments.get(2)).range(fromEnd, number(segments.get(4), ""));
      return Response.ok("{\"logs\":%s}".formatted(Words.json(lines)));
    }
    return Response.notFound();
  }

  private static Response named(String name) {
    return Response.ok("{\"name\":%s}".formatted(Words.json(name)));
  }

  private Response ports(String name) throws Refused {
    var ports = Ports.of(runner.pidForPorts(name));
    return Response.ok(
        "{\"name\":%s,\"tcp_ports\":%s,\"udp_ports\":[]}".formatted(Words.json(name), ports));
  }

  private static int signal(String text) throws Refused {
    int number = number(text, "invalid signal: ");
    if (number < 0 || number > SIGNAL_MAX) {
      throw new Refused(
          "invalid signal: %d. Must be between 0 and %d".formatted(number, SIGNAL_MAX));
    }
    return number;
  }

  private static int number(String text, String before) throws Refused {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException _) {
      throw new Refused(
          "%sstrconv.Atoi: parsing %s: invalid syntax".formatted(before, Words.json(text)));
    }
  }

  private Response processes() throws Refused {
    var states = new ArrayList<String>();
    for (var service : runner.project().services()) {
      states.add(runner.look(service.name()).json());
    }
    Collections.shuffle(states);
    return Response.ok(states.stream().collect(Collectors.joining(",", "{\"data\":[", "]}")));
  }

  private Response project(String target, String what) throws Refused {
    return switch (what) {
      case "name" -> Response.ok("{\"projectName\":%s}".formatted(Words.json(about.project())));
      case "state" -> Response.ok(about.json(runner, target.contains("withMemory=true")));
      default -> Response.notFound();
    };
  }

  private Response stopProject() {
    runner.shutDown();
    about.stopped().run();
    return Response.ok("{\"status\":\"stopped\"}");
  }

  private Response stopMany(String body) throws Refused {
    var ends = new LinkedHashMap<String, String>();
    for (var name : names(body.strip())) {
      try {
        runner.stop(name);
        ends.put(name, "ok");
      } catch (Refused e) {
        ends.put(name, e.why());
      }
    }
    boolean isWell = ends.values().stream().allMatch("ok"::equals);
    return Response.json(isWell ? 200 : 207, Words.json(ends));
  }

  /// Go's decoder has more to say; only these were recorded.
  private static List<String> names(String body) throws Refused {
    if (body.isEmpty()) {
      throw new Refused("EOF");
    }
    if (body.startsWith("{")) {
      throw new Refused(
          body.startsWith("{\"")
              ? "json: cannot unmarshal object into Go value of type []string"
              : "invalid character '%c' looking for beginning of object key string"
                  .formatted(body.length() > 1 ? body.charAt(1) : ' '));
    }
    var inner = body.replaceAll("^\\[|]$", "").strip();
    return inner.isEmpty()
        ? List.of()
        : Arrays.stream(inner.split(",")).map(it -> it.strip().replace("\"", "")).toList();
  }
}
