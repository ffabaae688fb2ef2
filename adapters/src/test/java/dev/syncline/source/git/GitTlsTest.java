package dev.syncline.source.git;

import static dev.syncline.source.git.GitWorld.complains;
import static dev.syncline.source.git.GitWorld.fetch;
import static dev.syncline.source.git.GitWorld.names;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.policy.Track;
import dev.syncline.core.run.Fault;
import dev.syncline.demo.git.GitServer;
import dev.syncline.demo.git.Item;
import dev.syncline.demo.git.SmartHttp;
import dev.syncline.demo.git.Upstream;
import dev.syncline.shared.wire.ConnectionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// HTTPS with an authority of its own, and clients that must prove themselves.
class GitTlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path temp;

  private KeyStore server;
  private KeyStore client;
  private Path authority;
  private Path certificate;
  private Path key;

  @BeforeEach
  void makeCertificates() throws Exception {
    server = made("server");
    client = made("client");
    authority = pem("ca.pem", "CERTIFICATE", server.getCertificate("server").getEncoded());
    certificate = pem("client.pem", "CERTIFICATE", client.getCertificate("client").getEncoded());
    var secret = client.getKey("client", PASSWORD).getEncoded();
    key = pem("client.key", "PRIVATE KEY", secret);
  }

  @Test
  void anAuthorityOfItsOwn_isTrustedWhereConfigured() throws Exception {
    try (var world = new World(temp, context(), false)) {
      var trusting = world.source(settings(Optional.of(authority), false));
      var strange = world.source(ConnectionSettings.DEFAULT);

      assertThat(names(trusting.detect(Optional.empty()))).containsEntry("v1", world.commit);
      assertThat(fetch(trusting, "v1", world.commit, temp.resolve("s")).root().resolve("a"))
          .hasContent("1");
      var complaint = complains(() -> strange.detect(Optional.empty()));
      assertThat(complaint.code()).isEqualTo("SYN-GIT-TLS");
      assertThat(complaint.fault()).isInstanceOf(Fault.Rejected.class);
    }
  }

  @Test
  void aClientCertificate_isShownWhereConfigured() throws Exception {
    try (var world = new World(temp, context(), true)) {
      var proving = world.source(settings(Optional.of(authority), true));
      var anonymous = world.source(settings(Optional.of(authority), false));

      assertThat(names(proving.detect(Optional.empty()))).containsEntry("v1", world.commit);
      assertThat(complains(() -> anonymous.detect(Optional.empty())).code()).startsWith("SYN-GIT-");
    }
  }

  @Test
  void aFileThatHoldsNoCertificate_isRejectedByName() throws Exception {
    var wrong = Files.writeString(temp.resolve("wrong.pem"), "nothing");
    try (var world = new World(temp, context(), false)) {
      var source = world.source(settings(Optional.of(wrong), false));

      var complaint = complains(() -> source.detect(Optional.empty()));

      assertThat(complaint.code()).isEqualTo("SYN-TLS-FILE");
      assertThat(complaint.text()).contains("wrong.pem");
    }
  }

  private static final class World implements AutoCloseable {
    private final GitServer server;
    private final Upstream upstream;
    final String commit;

    World(Path temp, SSLContext tls, boolean clientsProve) throws IOException {
      var root = Files.createDirectory(temp.resolve("root"));
      server = GitServer.openSecure(new SmartHttp(root), tls, clientsProve);
      upstream = Upstream.create(root.resolve("nats.git"));
      commit = upstream.commit("main", Item.file("a", "1"));
      upstream.tag("v1", commit);
    }

    GitSource source(ConnectionSettings settings) throws Exception {
      return new GitSource(
          GitSettings.of(server.url("nats.git"), Track.TAGS), GitWorld.remotes(settings, Map.of()));
    }

    @Override
    public void close() {
      server.close();
      upstream.close();
    }
  }

  private ConnectionSettings settings(Optional<Path> ca, boolean proving) {
    return new ConnectionSettings(
        Optional.empty(),
        List.of(),
        ca,
        Optional.of(certificate).filter(_ -> proving),
        Optional.of(key).filter(_ -> proving),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5));
  }

  private SSLContext context() throws Exception {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(server, PASSWORD);
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("client", client.getCertificate("client"));
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private KeyStore made(String name) throws Exception {
    var file = temp.resolve(name + ".p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    var process =
        new ProcessBuilder(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1",
                "-ext",
                "bc:c",
                "-validity",
                "3650",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isZero();
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private Path pem(String name, String label, byte[] der) throws IOException {
    var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        temp.resolve(name),
        "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, body));
  }
}
