package dev.syncline.app.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// `proxy`, `no-proxy`, `ca-file`, `client-certificate` and `client-key`: how connections are made.
public record ConnectionSection(
    Optional<URI> proxy,
    List<String> noProxy,
    Optional<Path> caFile,
    Optional<Path> clientCertificate,
    Optional<Path> clientKey) {
  public static final ConnectionSection DEFAULT =
      new ConnectionSection(
          Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());

  public ConnectionSection {
    noProxy = List.copyOf(noProxy);
  }
}
