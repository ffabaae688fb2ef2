package dev.syncline.demo.platform;

import dev.syncline.demo.DemoFailed;
import dev.syncline.demo.Running;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// One of the two services, seen from outside: over HTTP, on the disk, among the processes.
record Service(String name, int port, Path folder) {
  private static final int PATIENCE_MILLIS = 2_000;
  private static final String NOT_THERE = "not there";

  /// What must not change for a service that was left alone.
  record Facts(String pid, String inode, String digest) {}

  /// An answer over HTTP; none at all has the status 0.
  record Answer(int status, String text) {}

  String repository() {
    return name + ".git";
  }

  String mainClass() {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  Path live() {
    return folder.resolve(name).resolve(".bin").resolve(name + ".jar");
  }

  /// While it exists, the restart of this service waits.
  Path block() {
    return folder.resolve("run").resolve(name + ".blocked");
  }

  Facts facts() throws DemoFailed {
    return new Facts(pid(), inode(), digest());
  }

  /// Of the process that runs it.
  String pid() throws DemoFailed {
    try {
      var pid = Files.readString(folder.resolve("run").resolve(name + ".pid")).strip();
      return Running.isAlive(Long.parseLong(pid)) ? pid : pid + ", which has ended";
    } catch (IOException _) {
      return "not running";
    } catch (NumberFormatException e) {
      throw new DemoFailed("the pid of " + name, e.toString());
    }
  }

  String digest() {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(live()));
      return HexFormat.of().formatHex(sha256);
    } catch (IOException _) {
      return NOT_THERE;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// What `.version` beside the file says under `key`.
  String noted(String key) {
    try (var lines = Files.lines(live().resolveSibling(".version"))) {
      var start = key + ": ";
      return lines
          .filter(line -> line.startsWith(start))
          .findFirst()
          .map(line -> line.substring(start.length()))
          .orElse("nothing");
    } catch (IOException _) {
      return NOT_THERE;
    }
  }

  /// The version that the running process says it is.
  String version() {
    var answer = ask("version");
    return answer.status() == 200 ? answer.text() : "no answer";
  }

  int health() {
    return ask("healthz").status();
  }

  /// How often the running process was asked for its health.
  int looks() {
    var answer = ask("looks");
    return answer.status() == 200 ? Integer.parseInt(answer.text()) : 0;
  }

  private String inode() {
    try {
      return Files.getAttribute(live(), "unix:ino").toString();
    } catch (IOException _) {
      return NOT_THERE;
    }
  }

  private Answer ask(String path) {
    try {
      var address = URI.create("http://127.0.0.1:%d/%s".formatted(port, path)).toURL();
      var connection = (HttpURLConnection) address.openConnection(Proxy.NO_PROXY);
      connection.setConnectTimeout(PATIENCE_MILLIS);
      connection.setReadTimeout(PATIENCE_MILLIS);
      int status = connection.getResponseCode();
      try (var in = body(connection).orElse(InputStream.nullInputStream())) {
        return new Answer(status, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      return new Answer(0, String.valueOf(e.getMessage()));
    }
  }

  private static Optional<InputStream> body(HttpURLConnection connection) throws IOException {
    return connection.getResponseCode() < 400
        ? Optional.of(connection.getInputStream())
        : Optional.ofNullable(connection.getErrorStream());
  }
}
