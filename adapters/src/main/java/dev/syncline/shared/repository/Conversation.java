package dev.syncline.shared.repository;

import dev.syncline.shared.wire.Connections;
import dev.syncline.shared.wire.HostBudget;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.jspecify.annotations.Nullable;

/// One conversation with a remote: JGit's transport, until when it may last, how much may come, and
/// what JGit itself does not keep but a fault must tell (the last HTTP status, a refused host key).
/// Used by one thread.
final class Conversation implements AutoCloseable {
  private final GitUrl url;
  private final Connections connections;
  private final Instant deadline;
  private final Allowance incoming;
  private @Nullable Transport transport;
  private @Nullable SshSessionFactory ssh;
  private HostBudget.@Nullable Place place;
  private Instant lastSign; // when something came, or this began
  private Optional<Duration> alarm = Optional.empty();
  private int status; // the last one, zero while none
  private Optional<Instant> retryAfter = Optional.empty();
  private Optional<String> refusedKey = Optional.empty();

  Conversation(GitUrl url, Connections connections, Instant deadline, long bytesMax) {
    this.url = url;
    this.connections = connections;
    this.deadline = deadline;
    this.incoming = new Allowance(bytesMax);
    this.lastSign = connections.pace().now();
  }

  void begin(Transport opened, @Nullable SshSessionFactory factory, HostBudget.Place taken) {
    transport = opened;
    ssh = factory;
    place = taken;
  }

  /// Gives a transport its ways of connecting: ours, with the settings of every other connection.
  void equip(Transport opened, HttpFactory http, @Nullable SshSessionFactory factory) {
    if (opened instanceof TransportHttp transportHttp) {
      transportHttp.setHttpConnectionFactory(http);
    } else if (opened instanceof SshTransport transportSsh && factory != null) {
      transportSsh.setSshSessionFactory(factory);
      int seconds = (int) Math.max(1, silenceMax().toSeconds());
      opened.setTimeout(seconds);
      alarm = Optional.of(Duration.ofSeconds(seconds));
    }
  }

  Transport transport() {
    if (transport == null) {
      throw new IllegalStateException("the conversation has not begun");
    }
    return transport;
  }

  GitUrl url() {
    return url;
  }

  Connections connections() {
    return connections;
  }

  /// How long the remote may be silent now: as configured, and never beyond the end.
  Duration silenceMax() {
    var left = Duration.between(connections.pace().now(), deadline);
    var silence = connections.settings().silenceMax();
    var shorter = left.compareTo(silence) < 0 ? left : silence;
    return shorter.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : shorter;
  }

  Duration connectWithin() {
    var within = connections.settings().connectWithin();
    return within.compareTo(silenceMax()) < 0 ? within : silenceMax();
  }

  boolean isOver() {
    return !connections.pace().now().isBefore(deadline);
  }

  /// Whether JGit's own alarm may have ended the wait. It rings by an interrupt, which looks like
  /// that of somebody who wants us to stop but for its time.
  boolean mayHaveRung() {
    var silent = Duration.between(lastSign, connections.pace().now());
    return alarm.filter(time -> silent.compareTo(time) >= 0).isPresent();
  }

  /// Asked whenever something came.
  boolean isCancelled() {
    lastSign = connections.pace().now();
    return isOver() || Thread.currentThread().isInterrupted();
  }

  void answered(int code, Optional<Instant> askedToWaitUntil) {
    status = code;
    retryAfter = askedToWaitUntil;
  }

  void keyRefused(String fingerprint) {
    refusedKey = Optional.of(fingerprint);
  }

  int status() {
    return status;
  }

  Optional<Instant> retryAfter() {
    return retryAfter;
  }

  Optional<String> refusedKey() {
    return refusedKey;
  }

  /// What comes, bounded in bytes and time.
  InputStream bounded(InputStream from) {
    return new Bounded(incoming.counting(from));
  }

  @Override
  public void close() {
    if (transport != null) {
      transport.close();
    }
    if (ssh instanceof AutoCloseable closeable) {
      closeQuietly(closeable);
    }
    if (place != null) {
      place.close();
    }
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      throw new IllegalStateException("the ssh client could not be closed", e);
    }
  }

  private final class Bounded extends FilterInputStream {
    Bounded(InputStream from) {
      super(from);
    }

    @Override
    public int read() throws IOException {
      check();
      return super.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      check();
      return super.read(into, offset, length);
    }

    private void check() throws InterruptedIOException {
      if (isCancelled()) {
        throw new InterruptedIOException("it took too long");
      }
    }
  }
}
