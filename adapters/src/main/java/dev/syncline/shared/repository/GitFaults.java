package dev.syncline.shared.repository;

import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.files.DiskRefusal;
import dev.syncline.shared.wire.NetworkWords;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;
import org.eclipse.jgit.errors.TooLargePackException;

/// What JGit throws, in our words. Its own exceptions quote addresses that a server named, logins
/// included, so they are not kept as a cause: what they say is redacted and quoted.
final class GitFaults {
  private static final int WHY_MAX = 300;
  private static final String LATER =
      "Check the address, the network and the proxy; a running poll tries again by itself";
  private static final String TOKEN_NEXT =
      "Configure a credential for this host, and check what it may read";

  private final Conversation conversation;
  private final String doing;

  /// `doing` is what failed, in a few words: `listing the tags of`.
  GitFaults(Conversation conversation, String doing) {
    this.conversation = conversation;
    this.doing = doing + " " + conversation.url();
  }

  /// The fault that `failure` means. An interrupt ends it as such.
  SyncException of(Exception failure) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException(doing);
    }
    if (isTooLarge(failure)) {
      return tooLarge();
    }
    if (!conversation.isOver() && isStop(failure)) {
      throw new InterruptedException(doing);
    }
    if (conversation.isOver()) {
      return passing("SYN-GIT-UNREACHABLE", "it took longer than it may", LATER);
    }
    if (conversation.status() >= 400) {
      return status(conversation.status());
    }
    return ssh(failure).or(() -> tls(failure)).orElseGet(() -> other(failure));
  }

  /// Whether somebody stopped us: whoever waits below JGit (ssh does) turns an interrupt into an
  /// exception and loses the flag.
  private boolean isStop(Exception failure) {
    boolean wasInterrupted =
        cause(failure, InterruptedException.class).isPresent()
            || cause(failure, ClosedByInterruptException.class).isPresent()
            || cause(failure, InterruptedIOException.class).isPresent();
    return wasInterrupted
        && cause(failure, SocketTimeoutException.class).isEmpty()
        && !conversation.mayHaveRung();
  }

  /// Whether the connection failed, rather than that the remote answered something.
  static boolean isUnreachable(Exception failure) {
    return cause(failure, SocketException.class).isPresent()
        || cause(failure, InterruptedIOException.class).isPresent()
        || cause(failure, UnknownHostException.class).isPresent()
        || cause(failure, SSLException.class).isPresent();
  }

  static boolean isTooLarge(Exception failure) {
    return cause(failure, SizeExceeded.class).isPresent()
        || cause(failure, TooLargeObjectInPackException.class).isPresent()
        || cause(failure, TooLargePackException.class).isPresent();
  }

  SyncException tooLarge() {
    return rejected(
        "SYN-GIT-SIZE", "it is larger than it may be", "Raise max-size, or name a smaller path");
  }

  private SyncException status(int status) {
    var until = conversation.retryAfter();
    if (until.isPresent() && (status == 403 || status == 429 || status == 503)) {
      conversation.connections().budget().closed(conversation.url().budgetName(), until.get());
      var why = "the host answered %d and asked to wait until %s".formatted(status, until.get());
      var complaint =
          new Complaint(
              "SYN-GIT-BUSY", doing, why, "Wait until then; a running poll asks again by itself");
      return SyncException.passing(complaint, until.get());
    }
    return switch (status) {
      case 401, 403 ->
          rejected("SYN-GIT-AUTH", "the host refused us (HTTP %d)".formatted(status), TOKEN_NEXT);
      case 404, 410 ->
          rejected(
              "SYN-GIT-NOT-FOUND",
              "there is no such repository, or it is hidden from us (HTTP %d)".formatted(status),
              "Check the address; a private repository needs a credential");
      case 407 ->
          rejected("SYN-GIT-AUTH", "the proxy refused us (HTTP 407)", "Use a proxy without login");
      case 408, 425, 429 -> busy(status);
      default ->
          status >= 500
              ? busy(status)
              : rejected(
                  "SYN-GIT-REFUSED",
                  "the host answered HTTP %d".formatted(status),
                  "Check the address and whether git is served there");
    };
  }

  private SyncException busy(int status) {
    return passing("SYN-GIT-UNREACHABLE", "the host answered HTTP " + status, LATER);
  }

  private Optional<SyncException> ssh(Exception failure) {
    var host = conversation.url().host();
    var key = conversation.refusedKey();
    if (key.isPresent()) {
      int port = conversation.url().port();
      var scan = port < 0 ? host : "-p %d %s".formatted(port, host);
      return Optional.of(
          rejected(
              "SYN-GIT-HOST-KEY",
              "the host shows %s, which is not in the known-hosts file".formatted(key.get()),
              "If that key is right, add it: ssh-keyscan %s >> known_hosts".formatted(scan)));
    }
    return cause(failure, SshException.class)
        .filter(GitFaults::isLogin)
        .map(_ -> rejected("SYN-GIT-AUTH", "the host did not take the ssh key", TOKEN_NEXT));
  }

  private static boolean isLogin(SshException failure) {
    var message = failure.getMessage();
    return failure.getDisconnectCode()
            == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE
        || (message != null && message.contains("No more authentication methods"));
  }

  private Optional<SyncException> tls(Exception failure) {
    boolean untrusted =
        cause(failure, SSLHandshakeException.class).isPresent()
            && cause(failure, java.io.EOFException.class).isEmpty();
    return untrusted || cause(failure, GeneralSecurityException.class).isPresent()
        ? Optional.of(
            rejected(
                "SYN-GIT-TLS",
                why(failure),
                "Name the host's authority as ca-file, and a client certificate if it wants one"))
        : Optional.empty();
  }

  private SyncException other(Exception failure) {
    if (failure instanceof NoRemoteRepositoryException) {
      return rejected(
          "SYN-GIT-NOT-FOUND",
          "there is no repository",
          "Check the address; a private repository needs a credential");
    }
    if (failure instanceof NotSupportedException) {
      return rejected("SYN-GIT-URL", why(failure), "Check the address");
    }
    return passing("SYN-GIT-UNREACHABLE", why(failure), LATER);
  }

  /// The innermost reason, without secrets and of bearable length.
  private String why(Exception failure) {
    Throwable innermost = failure;
    for (var next = failure.getCause(); next != null; next = next.getCause()) {
      innermost = next;
    }
    var shown = harmless(NetworkWords.of(innermost));
    return shown.length() > WHY_MAX ? shown.substring(0, WHY_MAX) + "…" : shown;
  }

  /// Known secrets, logins and queries of URLs are out, and so is what would move a terminal.
  private String harmless(String text) {
    var shown = conversation.connections().redactor().redact(text);
    for (var secret : conversation.url().password().stream().toList()) {
      shown = shown.replace(secret.reveal(), "***");
    }
    return shown
        .replaceAll("(?<=://)[^\\s/]*@", "")
        .replaceAll("\\?\\S*", "")
        .replaceAll("\\p{Cntrl}+", " ");
  }

  private SyncException rejected(String code, String why, String next) {
    return SyncException.rejected(code, doing, why, next);
  }

  private SyncException passing(String code, String why, String next) {
    return SyncException.passing(code, doing, why, next);
  }

  private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
    Throwable at = failure;
    for (int depth = 0; at != null && depth < 32; depth++) {
      if (type.isInstance(at)) {
        return Optional.of(type.cast(at));
      }
      at = at.getCause();
    }
    return Optional.empty();
  }

  /// A failure of this machine's disk.
  static SyncException disk(String what, IOException failure) {
    return SyncException.passing(
        "SYN-GIT-DISK", what, DiskRefusal.words(failure), "Check the space and the rights there");
  }
}
