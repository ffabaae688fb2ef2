import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// A tiny service on loopback: what it does at `/`, `/version`, `/healthz`, and at `/looks` how
/// often it was asked for its health.
final class Service {
  private final AtomicInteger looks = new AtomicInteger();

  /// `arguments`: the port and the file for the pid, or `--version`.
  static void run(String[] arguments, int health, Supplier<String> answer) throws IOException {
    if (arguments[0].equals("--version")) {
      System.out.println(version());
    } else {
      new Service().serve(Integer.parseInt(arguments[0]), Path.of(arguments[1]), health, answer);
    }
  }

  private void serve(int port, Path pidFile, int health, Supplier<String> answer)
      throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    var server = HttpServer.create(address, 0);
    server.createContext("/", asked -> say(asked, 200, answer.get()));
    server.createContext("/version", asked -> say(asked, 200, version()));
    server.createContext("/looks", asked -> say(asked, 200, looks.toString()));
    server.createContext(
        "/healthz",
        asked -> {
          looks.incrementAndGet();
          say(asked, health, health == 200 ? "well" : "not well");
        });
    server.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, pidFile)));
    var written = pidFile.resolveSibling(pidFile.getFileName() + ".new");
    Files.writeString(written, Long.toString(ProcessHandle.current().pid()));
    Files.move(written, pidFile, StandardCopyOption.ATOMIC_MOVE);
    System.out.println(version() + " listens on port " + port);
  }

  private static void end(HttpServer server, Path pidFile) {
    server.stop(0);
    try {
      Files.deleteIfExists(pidFile);
    } catch (IOException e) {
      System.out.println("cannot remove " + pidFile + ": " + e);
    }
  }

  private static void say(HttpExchange asked, int status, String text) throws IOException {
    try (asked) {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      asked.sendResponseHeaders(status, bytes.length);
      asked.getResponseBody().write(bytes);
    }
  }

  private static String version() {
    try (var in = Service.class.getResourceAsStream("/version")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "unknown";
    }
  }
}
