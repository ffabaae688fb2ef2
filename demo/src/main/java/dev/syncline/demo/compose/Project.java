package dev.syncline.demo.compose;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a `process-compose.yaml` in `folder` says. `second` is how long a second of it takes here,
/// so that a test need not wait as long as people do.
public record Project(String name, Path folder, List<Service> services, Duration second) {
  public Project {
    services = List.copyOf(services);
  }

  public Project(String name, Path folder, List<Service> services) {
    this(name, folder, services, Duration.ofSeconds(1));
  }

  Optional<Service> find(String service) {
    return services.stream().filter(it -> it.name().equals(service)).findFirst();
  }

  Duration seconds(int count) {
    return second.multipliedBy(count);
  }

  /// One process as it stands in the file. `words` are an entrypoint, or one line for a shell. A
  /// `shutdownSeconds` of 0 is none.
  public record Service(
      String name,
      boolean isShell,
      List<String> words,
      Path workingDirectory,
      List<String> environment,
      Map<String, Condition> dependsOn,
      Availability availability,
      Optional<Probe> readiness,
      int shutdownSeconds,
      boolean isDisabled) {
    public Service {
      words = List.copyOf(words);
      environment = List.copyOf(environment);
      dependsOn = Map.copyOf(dependsOn);
    }

    private static Service of(String name, boolean isShell, List<String> words) {
      return new Service(
          name,
          isShell,
          words,
          Path.of(""),
          List.of(),
          Map.of(),
          Availability.NONE,
          Optional.empty(),
          0,
          false);
    }

    public static Service shell(String name, String command) {
      return of(name, true, List.of(command));
    }

    public static Service entrypoint(String name, String... words) {
      return of(name, false, List.of(words));
    }

    public Service in(Path directory) {
      return new Service(
          name,
          isShell,
          words,
          directory,
          environment,
          dependsOn,
          availability,
          readiness,
          shutdownSeconds,
          isDisabled);
    }

    public Service with(List<String> variables) {
      return new Service(
          name,
          isShell,
          words,
          workingDirectory,
          variables,
          dependsOn,
          availability,
          readiness,
          shutdownSeconds,
          isDisabled);
    }

    public Service after(Map<String, Condition> others) {
      return new Service(
          name,
          isShell,
          words,
          workingDirectory,
          environment,
          others,
          availability,
          readiness,
          shutdownSeconds,
          isDisabled);
    }

    public Service restarting(Availability policy) {
      return new Service(
          name,
          isShell,
          words,
          workingDirectory,
          environment,
          dependsOn,
          policy,
          readiness,
          shutdownSeconds,
          isDisabled);
    }

    public Service probedBy(Probe probe) {
      return new Service(
          name,
          isShell,
          words,
          workingDirectory,
          environment,
          dependsOn,
          availability,
          Optional.of(probe),
          shutdownSeconds,
          isDisabled);
    }

    public Service killedAfter(int seconds) {
      return new Service(
          name,
          isShell,
          words,
          workingDirectory,
          environment,
          dependsOn,
          availability,
          readiness,
          seconds,
          isDisabled);
    }

    public Service disabled() {
      return new Service(
          name,
          isShell,
          words,
          workingDirectory,
          environment,
          dependsOn,
          availability,
          readiness,
          shutdownSeconds,
          true);
    }
  }

  public enum Condition {
    COMPLETED("completed"),
    COMPLETED_SUCCESSFULLY("completed_successfully"),
    HEALTHY("healthy"),
    STARTED("started");

    private final String word;

    Condition(String word) {
      this.word = word;
    }

    /// As `/graph` says it; the file has `process_` before it.
    public String word() {
      return word;
    }
  }

  /// `availability:`; a `restartsMax` of 0 is no limit.
  public record Availability(Restart restart, int backoffSeconds, int restartsMax) {
    static final Availability NONE = new Availability(Restart.NO, 0, 0);

    public enum Restart {
      NO,
      ON_FAILURE,
      ALWAYS
    }

    /// At least one.
    int backoff() {
      return Math.max(1, backoffSeconds);
    }
  }

  /// `readiness_probe:`, by a command for a shell or by an address.
  public record Probe(
      Optional<String> command,
      Optional<java.net.URI> address,
      int delaySeconds,
      int periodSeconds,
      int timeoutSeconds,
      int failuresMax) {
    public static Probe command(String command, int periodSeconds, int failuresMax) {
      return new Probe(Optional.of(command), Optional.empty(), 0, periodSeconds, 1, failuresMax);
    }

    public static Probe http(java.net.URI address, int periodSeconds, int failuresMax) {
      return new Probe(Optional.empty(), Optional.of(address), 0, periodSeconds, 1, failuresMax);
    }
  }

  String names() {
    return services.stream().map(Service::name).collect(Collectors.joining(", "));
  }
}
