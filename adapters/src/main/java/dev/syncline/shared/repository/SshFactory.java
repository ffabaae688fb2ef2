package dev.syncline.shared.repository;

import dev.syncline.core.run.SyncException;
import dev.syncline.shared.redaction.Secret;
import dev.syncline.shared.wire.Credential;
import dev.syncline.shared.wire.ProxyRule;
import java.io.File;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.sshd.KeyPasswordProvider;
import org.eclipse.jgit.transport.sshd.ProxyData;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.jspecify.annotations.Nullable;

/// How JGit connects over ssh: with the configured key and known hosts alone. The user's `~/.ssh`,
/// agents and passwords do not exist for it.
final class SshFactory {
  private SshFactory() {}

  /// The key for the conversation's host; Rejected (`SYN-GIT-AUTH`) if none is configured.
  static Credential.SshKey key(Conversation conversation) throws SyncException {
    var url = conversation.url();
    var credential = conversation.connections().credentials().of(url.host(), url.port());
    if (credential.isPresent() && credential.get() instanceof Credential.SshKey key) {
      if (Files.isReadable(key.key())) {
        return key;
      }
      throw SyncException.rejected(
          "SYN-GIT-AUTH",
          "connecting to " + url,
          "the key file %s cannot be read".formatted(key.key()),
          "Name a private key that this user may read");
    }
    throw SyncException.rejected(
        "SYN-GIT-AUTH",
        "connecting to " + url,
        "no ssh key is configured for " + url.host(),
        "Name a key and a known-hosts file under credentials for this host");
  }

  static SshdSessionFactory of(Conversation conversation, Credential.SshKey key) {
    var nowhere = new File("/nonexistent");
    return new SshdSessionFactoryBuilder()
        .setHomeDirectory(nowhere)
        .setSshDirectory(nowhere)
        .setConfigStoreFactory((home, file, user) -> null)
        .setDefaultIdentities(directory -> List.of(key.key()))
        .setDefaultKnownHostsFiles(directory -> List.of(key.knownHosts()))
        .setServerKeyDatabase((home, directory) -> new KnownHosts(conversation, key.knownHosts()))
        .setPreferredAuthentications("publickey")
        .setKeyPasswordProvider(provider -> new Passphrase(key.passphrase()))
        .setProxyDataFactory(address -> proxy(conversation, address))
        .build(null);
  }

  private static @Nullable ProxyData proxy(Conversation conversation, InetSocketAddress address) {
    var target = URI.create("ssh://%s:%d".formatted(address.getHostString(), address.getPort()));
    var proxy = ProxyRule.of(conversation.connections().settings(), target);
    return proxy.equals(Proxy.NO_PROXY) ? null : new ProxyData(proxy);
  }

  /// Says the configured passphrase once; a wrong one is not asked for again.
  private record Passphrase(Optional<Secret> secret) implements KeyPasswordProvider {
    @Override
    public char @Nullable [] getPassphrase(URIish uri, int attempt) {
      return secret.map(value -> value.reveal().toCharArray()).orElse(null);
    }

    @Override
    public void setAttempts(int attempts) {
      // one
    }

    @Override
    public boolean keyLoaded(URIish uri, int attempt, @Nullable Exception failure) {
      return false;
    }
  }
}
