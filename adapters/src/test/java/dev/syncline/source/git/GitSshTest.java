package dev.syncline.source.git;

import static dev.syncline.source.git.GitWorld.complains;
import static dev.syncline.source.git.GitWorld.fetch;
import static dev.syncline.source.git.GitWorld.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.syncline.core.policy.Track;
import dev.syncline.core.run.Fault;
import dev.syncline.demo.git.Item;
import dev.syncline.demo.git.Upstream;
import dev.syncline.shared.redaction.Secret;
import dev.syncline.shared.wire.ConnectionSettings;
import dev.syncline.shared.wire.Credential;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.command.AbstractCommandSupport;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.UploadPack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a real ssh server in this process.
class GitSshTest {
  @TempDir Path temp;

  private SshServer server;
  private Upstream upstream;
  private KeyPair hostKey;
  private KeyPair userKey;
  private String commit;

  @BeforeEach
  void open() throws Exception {
    hostKey = key();
    userKey = key();
    upstream = Upstream.create(temp.resolve("nats.git"));
    commit = upstream.commit("main", Item.file("a", "1"));
    upstream.annotate("v1", commit);
    server = SshServer.setUpDefaultServer();
    server.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    server.setPort(0);
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setPublickeyAuthenticator((user, key, session) ->
        user.equals("git") && KeyUtils.compareKeys(key, userKey.getPublic()));
    server.setCommandFactory((channel, command) -> new Upload(command));
    server.start();
  }

  @AfterEach
  void close() throws IOException {
    server.close();
    upstream.close();
  }

  @Test
  void aKeyWithPassphraseAndAKnownHost_areAll() throws Exception {
    var source = source(userKey, Optional.of("pass phrase"), known(hostKey));

    assertThat(names(source.detect(Optional.empty()))).isEqualTo(Map.of("v1", commit));
    assertThat(fetch(source, "v1", commit, temp.resolve("s")).root().resolve("a")).hasContent("1");
  }

  @Test
  void aKeyOfEd25519_isTaken() throws Exception {
    userKey = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
    var source = source(userKey, Optional.empty(), known(hostKey));

    assertThat(names(source.detect(Optional.empty()))).isEqualTo(Map.of("v1", commit));
  }

  @Test
  void anUnknownHost_isRejectedWithTheWayToKnowIt() throws Exception {
    var source = source(userKey, Optional.empty(), Files.writeString(temp.resolve("none"), ""));

    var complaint = complains(() -> source.detect(Optional.empty()));

    assertThat(complaint.fault()).isInstanceOf(Fault.Rejected.class);
    assertThat(complaint.code()).isEqualTo("SYN-GIT-HOST-KEY");
    assertThat(complaint.text()).contains("ssh-keyscan -p " + server.getPort() + " 127.0.0.1");
  }

  @Test
  void aHostWithAnotherKey_isRejected() throws Exception {
    var source = source(userKey, Optional.empty(), known(key()));

    assertThat(complains(() -> source.detect(Optional.empty())).code())
        .isEqualTo("SYN-GIT-HOST-KEY");
  }

  @Test
  void aKeyThatTheHostDoesNotTake_isRejected() throws Exception {
    var source = source(key(), Optional.empty(), known(hostKey));

    var complaint = complains(() -> source.detect(Optional.empty()));

    assertThat(complaint.code()).isEqualTo("SYN-GIT-AUTH");
    assertThat(complaint.fault()).isInstanceOf(Fault.Rejected.class);
  }

  @Test
  void noKeyAtAll_isRejectedBeforeConnecting() throws Exception {
    var settings = GitSettings.of("git@127.0.0.1:nats.git", Track.TAGS);
    var source = new GitSource(settings, GitWorld.remotes());

    assertThat(complains(() -> source.detect(Optional.empty())).code()).isEqualTo("SYN-GIT-AUTH");
  }

  @Test
  void aServerThatFallsSilentAfterTheLogin_endsInTime() throws Exception {
    server.setCommandFactory((channel, command) -> new Silence());
    var source = source(userKey, Optional.empty(), known(hostKey));

    var complaint = complains(() -> source.detect(Optional.empty()));

    assertThat(complaint.fault()).isInstanceOf(Fault.Transient.class);
  }

  @Test
  void anInterruptAtASilentServer_isAnInterruptAtOnce() throws Exception {
    var asked = new CountDownLatch(1);
    server.setCommandFactory((channel, command) -> {
      asked.countDown();
      return new Silence();
    });
    var source = source(userKey, Optional.empty(), known(hostKey), Duration.ofMinutes(3));
    var thrown = new CompletableFuture<Throwable>();
    var detecting =
        Thread.ofVirtual()
            .start(() -> thrown.complete(catchThrowable(() -> source.detect(Optional.empty()))));
    asked.await();

    while (detecting.isAlive() && detecting.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    detecting.interrupt();

    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
  }

  private GitSource source(KeyPair key, Optional<String> passphrase, Path knownHosts)
      throws Exception {
    return source(key, passphrase, knownHosts, Duration.ofSeconds(4));
  }

  private GitSource source(
      KeyPair key, Optional<String> passphrase, Path knownHosts, Duration within) throws Exception {
    var file = write(key, passphrase);
    var credential = new Credential.SshKey("git", file, passphrase.map(Secret::new), knownHosts);
    var url = "ssh://git@127.0.0.1:%d/nats.git".formatted(server.getPort());
    var settings =
        new GitSettings(
            url, Track.TAGS, Optional.empty(), Optional.empty(), false, 1 << 20, within);
    return new GitSource(
        settings, GitWorld.remotes(ConnectionSettings.DEFAULT, Map.of("127.0.0.1", credential)));
  }

  private Path write(KeyPair key, Optional<String> passphrase) throws Exception {
    var file = temp.resolve("id");
    var encryption = new OpenSSHKeyEncryptionContext();
    encryption.setCipherType("256");
    passphrase.ifPresent(encryption::setPassword);
    try (var out = Files.newOutputStream(file)) {
      new OpenSSHKeyPairResourceWriter()
          .writePrivateKey(key, "test", passphrase.isPresent() ? encryption : null, out);
    }
    return file;
  }

  private Path known(KeyPair key) throws IOException {
    var line =
        "[127.0.0.1]:%d %s".formatted(server.getPort(), PublicKeyEntry.toString(key.getPublic()));
    return Files.writeString(temp.resolve("known_hosts"), line + "\n");
  }

  private static KeyPair key() throws Exception {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }

  private final class Upload extends AbstractCommandSupport {
    Upload(String command) {
      super(command, null);
    }

    @Override
    public void run() {
      int result = 1;
      var builder = new FileRepositoryBuilder().setGitDir(upstream.directory().toFile());
      try (var repository = builder.setBare().build()) {
        var uploader = new UploadPack(repository);
        var protocol = getEnvironment().getEnv().get("GIT_PROTOCOL");
        if (protocol != null) {
          uploader.setExtraParameters(List.of(protocol.split(":")));
        }
        uploader.upload(getInputStream(), getOutputStream(), getErrorStream());
        result = 0;
      } catch (IOException e) {
        result = 2;
      } finally {
        onExit(result);
      }
    }
  }

  private static final class Silence extends AbstractCommandSupport {
    Silence() {
      super("silence", null);
    }

    @Override
    public void run() {
      // says nothing
    }
  }
}
