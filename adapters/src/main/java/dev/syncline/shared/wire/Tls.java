package dev.syncline.shared.wire;

import dev.syncline.core.run.SyncException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Whom we trust and what we show over TLS. The settings' authorities are trusted beside the JDK's
/// own.
public final class Tls {
  private static final long PEM_BYTES_MAX = 4L << 20;
  private static final char[] NO_PASSWORD = {};

  private Tls() {}

  /// Reads the files of the settings; make it once and keep it, so that sessions are resumed.
  /// Rejected if a file cannot be read or does not hold what it should.
  public static SSLContext context(ConnectionSettings settings) throws SyncException {
    try {
      if (settings.caFile().isEmpty() && settings.clientCertificate().isEmpty()) {
        return SSLContext.getDefault();
      }
      var context = SSLContext.getInstance("TLS");
      context.init(shown(settings), trusted(settings), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw broken("setting up TLS", e);
    }
  }

  private static TrustManager @Nullable [] trusted(ConnectionSettings settings)
      throws SyncException, GeneralSecurityException, IOException {
    var file = settings.caFile();
    if (file.isEmpty()) {
      return null;
    }
    var store = empty();
    int number = 0;
    for (var authority : withUsual(certificates(file.get(), "the CA file"))) {
      store.setCertificateEntry("authority-" + number++, authority);
    }
    return managers(store).getTrustManagers();
  }

  private static List<Certificate> withUsual(List<Certificate> further)
      throws GeneralSecurityException {
    var all = new ArrayList<>(further);
    for (var manager : managers(null).getTrustManagers()) {
      if (manager instanceof X509TrustManager usual) {
        all.addAll(List.of(usual.getAcceptedIssuers()));
      }
    }
    return all;
  }

  private static TrustManagerFactory managers(@Nullable KeyStore store)
      throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory;
  }

  private static KeyManager @Nullable [] shown(ConnectionSettings settings)
      throws SyncException, GeneralSecurityException, IOException {
    var file = settings.clientCertificate();
    if (file.isEmpty()) {
      return null;
    }
    var chain = certificates(file.get(), "the client certificate");
    // one file may hold both
    var keyFile = settings.clientKey().orElse(file.get());
    var store = empty();
    store.setKeyEntry(
        "client", key(keyFile, chain.getFirst()), NO_PASSWORD, chain.toArray(Certificate[]::new));
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static List<Certificate> certificates(Path file, String what) throws SyncException {
    try {
      return Pem.certificates(read(file));
    } catch (GeneralSecurityException | IOException e) {
      throw broken("reading %s %s".formatted(what, file), e);
    }
  }

  private static java.security.PrivateKey key(Path file, Certificate of) throws SyncException {
    try {
      return Pem.key(read(file), of.getPublicKey().getAlgorithm());
    } catch (GeneralSecurityException | IOException e) {
      throw broken("reading the client key " + file, e);
    }
  }

  private static byte[] read(Path file) throws IOException {
    if (Files.size(file) > PEM_BYTES_MAX) {
      throw new IOException("it is larger than a PEM file can be");
    }
    return Files.readAllBytes(file);
  }

  private static SyncException broken(String what, Exception failure) {
    var message = failure.getMessage();
    return SyncException.rejected(
        "SYN-TLS-FILE",
        what,
        "%s: %s".formatted(failure.getClass().getSimpleName(), message == null ? "" : message),
        "Name a readable PEM file");
  }
}
