package dev.syncline.shared.wire;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/// What a failure of the network means, without the names of Java's classes. What a stranger said
/// is quoted as it is: whoever tells it takes secrets out.
public final class NetworkWords {
  private NetworkWords() {}

  public static String of(Throwable failure) {
    var said = Optional.ofNullable(failure.getMessage()).orElse("").strip();
    return switch (failure) {
      case UnknownHostException _ -> "the name of the host cannot be resolved";
      case UnresolvedAddressException _ -> "the name of the host cannot be resolved";
      case ConnectException _ ->
          said.toLowerCase(Locale.ROOT).contains("timed out")
              ? "no connection came about in time"
              : "the connection was refused";
      case NoRouteToHostException _ -> "there is no route to the host";
      case SocketTimeoutException _ -> "no answer came in time";
      case GeneralSecurityException _ -> quoted("its certificate is not trusted", said);
      case SSLException _ -> quoted("TLS failed", said);
      case SocketException _ -> quoted("the connection broke", said);
      case EOFException _ -> "the connection ended too early";
      default -> said.isEmpty() ? "the connection broke" : said;
    };
  }

  private static String quoted(String words, String said) {
    return said.isEmpty() ? words : words + ": " + said;
  }
}
