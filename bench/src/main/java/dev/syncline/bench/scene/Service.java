package dev.syncline.bench.scene;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program that listens at a port until it is closed.
public final class Service implements AutoCloseable {
  private static final int LOOKS_MAX = 1_200; // two minutes
  private static final Duration BETWEEN = Duration.ofMillis(100);
  private static final int CHILDLESS_LOOKS = 20;
  private static final Duration BETWEEN_CHILDREN = Duration.ofMillis(50);
  private static final int END_SECONDS = 30;

  private final Process process;

  private Service(Process process) {
    this.process = process;
  }

  /// Returns once it listens at `port`. What it says goes to a file in `directory`.
  public static Service start(
      Path directory, Map<String, String> environment, int port, List<String> words)
      throws IOException, InterruptedException {
    var said = Files.createTempFile(directory, "service", ".txt");
    var builder = new ProcessBuilder(words).directory(directory.toFile());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(said.toFile());
    var service = new Service(builder.start());
    for (int look = 0; look < LOOKS_MAX && service.process.isAlive(); look++) {
      try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return service;
      } catch (IOException _) {
        Thread.sleep(BETWEEN);
      }
    }
    service.close();
    throw new IllegalStateException(
        "%s does not listen: %s".formatted(words, Files.readString(said)));
  }

  /// A port that nobody listens at just now.
  public static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// Its memory in MB, as the system counts it; zero where that does not say.
  public double residentMegabytes() throws IOException {
    var status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  /// Returns once it has run no other program for a second.
  public void awaitChildless() throws InterruptedException {
    for (int quiet = 0; quiet < CHILDLESS_LOOKS; quiet++) {
      if (process.descendants().findAny().isPresent()) {
        quiet = 0;
      }
      Thread.sleep(BETWEEN_CHILDREN);
    }
  }

  /// The time that it has computed so far.
  public Duration computed() {
    return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
