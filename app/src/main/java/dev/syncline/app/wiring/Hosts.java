package dev.syncline.app.wiring;

import dev.syncline.app.config.Configuration;
import dev.syncline.app.config.SourceSection;
import dev.syncline.app.config.SyncSection;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.wire.HttpSend;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The hosts that syncs fetch from over HTTP, and what each says of itself.
public final class Hosts implements AutoCloseable {
  private static final URI GITHUB = URI.create("https://github.com/");
  private static final URI GITHUB_LIMIT = URI.create("https://api.github.com/rate_limit");
  private static final Set<Integer> ANY =
      IntStream.range(300, 600).boxed().collect(Collectors.toUnmodifiableSet());

  private final Outside outside;

  private Hosts(Outside outside) {
    this.outside = outside;
  }

  /// Rejected (`SYN-CONFIG-UNSET`) where a credential that is needed is not set.
  public static Hosts of(Configuration configuration, Map<String, String> environment, Pace pace)
      throws SyncException {
    return new Hosts(Outside.of(configuration, environment, pace));
  }

  /// What a host said: its clock, and how many requests are left of how many, where it says so.
  public record Said(Optional<Instant> date, Optional<String> left, Optional<String> of) {}

  /// The addresses of the hosts, each once.
  public static Set<URI> of(Collection<SyncSection> syncs) {
    return syncs.stream()
        .flatMap(sync -> sync.sources().stream())
        .flatMap(Hosts::host)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<URI> host(SourceSection source) {
    var address =
        switch (source) {
          case SourceSection.Git git -> git.url();
          case SourceSection.Http http -> http.url().toString();
          case SourceSection.Release release -> release.where().address().toString();
        };
    return address.startsWith("http://") || address.startsWith("https://")
        ? Stream.of(URI.create(address).resolve("/"))
        : Stream.empty();
  }

  public Said look(URI host) throws SyncException, InterruptedException {
    boolean isGitHub = host.equals(GITHUB);
    var send =
        new HttpSend(isGitHub ? "GET" : "HEAD", isGitHub ? GITHUB_LIMIT : host, Map.of(), "", ANY);
    var headers = outside.sender().send(send, "asking " + host.getHost()).headers();
    return new Said(
        headers.firstValue("Date").flatMap(Hosts::time),
        either(headers, "RateLimit-Remaining"),
        either(headers, "RateLimit-Limit"));
  }

  private static Optional<String> either(HttpHeaders headers, String name) {
    return headers
        .firstValue(name)
        .or(() -> headers.firstValue("X-" + name))
        .filter(value -> value.matches("\\d{1,12}"));
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    outside.close();
  }
}
