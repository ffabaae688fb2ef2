package dev.syncline.shared.repository;

import dev.syncline.core.run.SyncException;
import dev.syncline.shared.wire.ConnectionSettings;
import dev.syncline.shared.wire.Credential;
import dev.syncline.shared.wire.ProxyRule;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory2;
import org.jspecify.annotations.Nullable;

/// How JGit connects over HTTP: with our proxy, authorities, client certificate and time limits,
/// and with a credential for the host that the URL names alone. JGit is told no credential, so it
/// can send none on after a redirect.
final class HttpFactory implements HttpConnectionFactory2 {
  private static final String TOKEN_USER = "x-access-token";

  private final Conversation conversation;
  private final SSLSocketFactory tls;
  private final Optional<String> authorization;

  HttpFactory(Conversation conversation, SSLSocketFactory tls) throws SyncException {
    this.conversation = conversation;
    this.tls = tls;
    this.authorization = authorization(conversation);
  }

  private static Optional<String> authorization(Conversation conversation) throws SyncException {
    var url = conversation.url();
    var credential = url.credential(conversation.connections().credentials());
    if (credential.isEmpty() || !isHttp(url)) {
      return Optional.empty();
    }
    return switch (credential.get()) {
      case Credential.Token token -> Optional.of(basic(TOKEN_USER, token.token().reveal()));
      case Credential.Basic basic -> Optional.of(basic(basic.user(), basic.password().reveal()));
      case Credential.SshKey _ -> Optional.empty();
    };
  }

  private static boolean isHttp(GitUrl url) {
    return url.scheme() == GitUrl.Scheme.HTTP || url.scheme() == GitUrl.Scheme.HTTPS;
  }

  private static String basic(String user, String password) {
    var login = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(login);
  }

  @Override
  public HttpConnection create(URL url) throws IOException {
    return create(url, null);
  }

  /// The proxy that JGit found in the JVM's settings is not used.
  @Override
  public HttpConnection create(URL url, @Nullable Proxy ignored) throws IOException {
    var uri = URI.create(url.toString());
    ConnectionSettings settings = conversation.connections().settings();
    var connection = (HttpURLConnection) url.openConnection(ProxyRule.of(settings, uri));
    if (connection instanceof HttpsURLConnection secure) {
      secure.setSSLSocketFactory(tls);
    }
    connection.setConnectTimeout((int) conversation.connectWithin().toMillis());
    connection.setReadTimeout((int) conversation.silenceMax().toMillis());
    if (authorization.isPresent() && conversation.url().isServedBy(uri)) {
      connection.setRequestProperty("Authorization", authorization.get());
    }
    return new UrlConnection(connection, conversation);
  }

  @Override
  public GitSession newSession() {
    return new AsMade();
  }

  private static final class AsMade implements GitSession {
    /// Nothing is left to be set; a certificate is always verified.
    @Override
    public HttpConnection configure(HttpConnection connection, boolean verify) {
      return connection;
    }

    @Override
    public void close() {
      // the JDK keeps connections alive and closes them when idle
    }
  }
}
