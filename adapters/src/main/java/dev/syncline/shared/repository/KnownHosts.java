package dev.syncline.shared.repository;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.eclipse.jgit.internal.transport.sshd.OpenSshServerKeyDatabase;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.jspecify.annotations.Nullable;

/// The hosts of one file in OpenSSH's format. Strict: a host that is not in it, or has another key
/// there, is refused, and nothing is ever written to it.
final class KnownHosts implements ServerKeyDatabase {
  private final Conversation conversation;
  private final Path file;
  private final OpenSshServerKeyDatabase database;

  KnownHosts(Conversation conversation, Path file) {
    this.conversation = conversation;
    this.file = file;
    this.database = new OpenSshServerKeyDatabase(false, List.of(file));
  }

  @Override
  public List<PublicKey> lookup(
      String connectAddress, InetSocketAddress remote, Configuration configuration) {
    return database.lookup(connectAddress, remote, new Strict(configuration.getUsername()));
  }

  @Override
  public boolean accept(
      String connectAddress,
      InetSocketAddress remote,
      PublicKey key,
      Configuration configuration,
      @Nullable CredentialsProvider provider) {
    boolean known =
        database.accept(connectAddress, remote, key, new Strict(configuration.getUsername()), null);
    if (!known) {
      conversation.keyRefused(
          "%s %s".formatted(KeyUtils.getKeyType(key), KeyUtils.getFingerPrint(key)));
    }
    return known;
  }

  private final class Strict implements Configuration {
    private final String user;

    Strict(String user) {
      this.user = user;
    }

    @Override
    public List<String> getUserKnownHostsFiles() {
      return List.of(file.toString());
    }

    @Override
    public List<String> getGlobalKnownHostsFiles() {
      return List.of();
    }

    @Override
    public StrictHostKeyChecking getStrictHostKeyChecking() {
      return StrictHostKeyChecking.REQUIRE_MATCH;
    }

    @Override
    public boolean getHashKnownHosts() {
      return false;
    }

    @Override
    public String getUsername() {
      return user;
    }
  }
}
