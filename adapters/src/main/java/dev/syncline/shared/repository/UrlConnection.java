package dev.syncline.shared.repository;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.URL;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.jspecify.annotations.Nullable;

/// One request of JGit over the JDK's connection, which is ready made: what JGit would change of
/// its time limits, trust or redirects is left as it is. Tells the conversation what was answered.
final class UrlConnection implements HttpConnection {
  private static final int DIGITS_MAX = 9;

  private final HttpURLConnection connection;
  private final Conversation conversation;

  UrlConnection(HttpURLConnection connection, Conversation conversation) {
    this.connection = connection;
    this.conversation = conversation;
    connection.setInstanceFollowRedirects(false);
  }

  @Override
  public int getResponseCode() throws IOException {
    int status = connection.getResponseCode();
    conversation.answered(status, waitUntil(connection.getHeaderField("Retry-After")));
    return status;
  }

  /// Seconds or a date, [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3).
  private Optional<Instant> waitUntil(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    var text = header.strip();
    if (text.length() <= DIGITS_MAX && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(conversation.connections().pace().now().plusSeconds(Long.parseLong(text)));
    }
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return conversation.bounded(connection.getInputStream());
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return connection.getOutputStream();
  }

  @Override
  public URL getURL() {
    return connection.getURL();
  }

  @Override
  public String getResponseMessage() throws IOException {
    return connection.getResponseMessage();
  }

  @Override
  public Map<String, List<String>> getHeaderFields() {
    return connection.getHeaderFields();
  }

  @Override
  public @Nullable String getHeaderField(String name) {
    return connection.getHeaderField(name);
  }

  @Override
  public List<String> getHeaderFields(String name) {
    return connection.getHeaderFields().entrySet().stream()
        .filter(field -> name.equalsIgnoreCase(field.getKey()))
        .flatMap(field -> field.getValue().stream())
        .toList();
  }

  @Override
  public void setRequestProperty(String name, String value) {
    connection.setRequestProperty(name, value);
  }

  @Override
  public void setRequestMethod(String method) throws ProtocolException {
    connection.setRequestMethod(method);
  }

  @Override
  public String getRequestMethod() {
    return connection.getRequestMethod();
  }

  @Override
  public void setUseCaches(boolean caches) {
    connection.setUseCaches(caches);
  }

  @Override
  public String getContentType() {
    return connection.getContentType();
  }

  @Override
  public int getContentLength() {
    return connection.getContentLength();
  }

  @Override
  public void setDoOutput(boolean output) {
    connection.setDoOutput(output);
  }

  @Override
  public void setFixedLengthStreamingMode(int length) {
    connection.setFixedLengthStreamingMode(length);
  }

  @Override
  public void setChunkedStreamingMode(int length) {
    connection.setChunkedStreamingMode(length);
  }

  @Override
  public boolean usingProxy() {
    return connection.usingProxy();
  }

  @Override
  public void connect() throws IOException {
    connection.connect();
  }

  @Override
  public void setConnectTimeout(int milliseconds) {
    // made with ours
  }

  @Override
  public void setReadTimeout(int milliseconds) {
    // made with ours
  }

  @Override
  public void setInstanceFollowRedirects(boolean follow) {
    // never by the JDK: JGit follows by git's rules
  }

  @Override
  public void setHostnameVerifier(HostnameVerifier verifier) {
    // the JDK's own
  }

  @Override
  public void configure(
      KeyManager @Nullable [] keys,
      TrustManager @Nullable [] trust,
      @Nullable SecureRandom random) {
    // made with ours
  }
}
