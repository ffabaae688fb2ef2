package dev.syncline.bench;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// In the place of `syncline watch --port N --config FILE`: answers 202 to everything, and then
/// asks the first upstream that stands in the file.
final class StandInDaemon {
  private static final Pattern UPSTREAM = Pattern.compile("url: \"([^\"]+)\"");

  private StandInDaemon() {}

  public static void main(String[] arguments) throws Exception {
    var text = UPSTREAM.matcher(Files.readString(Path.of(arguments[4])));
    var upstream = text.find() ? text.group(1) : "";
    var address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[2]));
    var server = HttpServer.create(address, 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(202, -1);
          exchange.close();
          var body = "0014command=ls-refs\n0000".getBytes(java.nio.charset.StandardCharsets.UTF_8);
          var asked = URI.create(upstream + "/git-upload-pack").toURL().openConnection();
          asked.setDoOutput(true);
          asked.setRequestProperty("Git-Protocol", "version=2");
          asked.getOutputStream().write(body);
          asked.getInputStream().readAllBytes();
        });
    server.start();
  }
}
