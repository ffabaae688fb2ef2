package dev.syncline.shared.wire;

import dev.syncline.core.run.Fault;
import dev.syncline.core.run.SyncException;
import java.net.ConnectException;
import java.net.Proxy;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/// What goes wrong below HTTP, as faults. Java's own exceptions are not kept as causes: their texts
/// may repeat what the server said, and that may repeat what we sent.
record NetworkFaults(String what, Connections connections) {
  private static final int CHAIN_MAX = 10;
  private static final String CONNECTION = "SYN-HTTP-CONNECTION";
  private static final String SILENT = "SYN-HTTP-SILENT";

  /// Whether a connection was lost or went silent, so that the next one may well do better.
  static boolean isBreak(Fault fault) {
    return switch (fault.complaint().code()) {
      case CONNECTION, SILENT -> true;
      default -> false;
    };
  }

  SyncException silent(Duration patience) {
    return SyncException.passing(
        SILENT,
        what,
        "nothing came for " + words(patience),
        "If it lasts: is the server well, is a proxy in between? A running poll tries again by itself");
  }

  SyncException dripping(Duration patience) {
    return SyncException.passing(
        SILENT,
        what,
        "fewer than %d bytes came in %s".formatted(BodyReader.LEAST, words(patience)),
        "If it lasts: is the server well, is a proxy in between? A running poll tries again by itself");
  }

  SyncException of(Throwable failure) {
    return of(failure, Optional.empty());
  }

  SyncException of(Throwable failure, URI uri) {
    return of(failure, Optional.of(uri));
  }

  private SyncException of(Throwable failure, Optional<URI> uri) {
    if (chain(failure).anyMatch(NetworkFaults::isCertificate)) {
      return SyncException.rejected(
          "SYN-HTTP-CERTIFICATE",
          what,
          "its certificate is not trusted: " + text(failure),
          "If it is signed by an authority of your own, name that as ca-file");
    }
    if (chain(failure).anyMatch(NetworkFaults::isAlertAboutOurs)) {
      return SyncException.rejected(
          "SYN-HTTP-CERTIFICATE",
          what,
          "it did not accept our certificate: " + text(failure),
          "Check client-certificate and client-key");
    }
    return SyncException.passing(
        CONNECTION,
        what,
        why(failure) + through(uri),
        "Check the address, the network and the proxy; a running poll tries again by itself");
  }

  private static String words(Duration patience) {
    long seconds = patience.toSeconds();
    return seconds > 0 ? seconds + " s" : patience.toMillis() + " ms";
  }

  private String why(Throwable failure) {
    var unresolved =
        chain(failure).filter(UnresolvedAddressException.class::isInstance).findFirst();
    if (unresolved.isPresent()) {
      return NetworkWords.of(unresolved.get());
    }
    return switch (failure) {
      case HttpConnectTimeoutException _ ->
          "no connection within " + connections.settings().connectWithin().toSeconds() + " s";
      case ConnectException refused -> NetworkWords.of(refused);
      case SSLException _ -> "TLS failed: " + text(failure);
      default -> "the connection broke: " + text(failure);
    };
  }

  private String through(Optional<URI> uri) {
    var settings = connections.settings();
    return uri.filter(asked -> ProxyRule.of(settings, asked).type() != Proxy.Type.DIRECT)
        .flatMap(_ -> settings.proxy())
        .map(proxy -> " (through the proxy " + Shown.host(proxy) + ")")
        .orElse("");
  }

  private String text(Throwable failure) {
    var said =
        failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    return Shown.text(connections.redactor().redact(said));
  }

  private static boolean isCertificate(Throwable failure) {
    return failure instanceof CertificateException
        || failure instanceof CertPathValidatorException
        || failure instanceof CertPathBuilderException
        || failure instanceof SSLPeerUnverifiedException;
  }

  private static boolean isAlertAboutOurs(Throwable failure) {
    var said = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return failure instanceof SSLException
        && said.contains("alert")
        && said.contains("certificate");
  }

  private static Stream<Throwable> chain(Throwable failure) {
    return Stream.iterate(failure, one -> one != null, Throwable::getCause).limit(CHAIN_MAX);
  }
}
