package dev.syncline.shared.repository;

import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Origin;
import dev.syncline.shared.redaction.Secret;
import dev.syncline.shared.wire.Credential;
import dev.syncline.shared.wire.Credentials;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.transport.URIish;

/// The address of a repository: `http`, `https`, `ssh`, `user@host:path`, `file` or a plain path.
/// `path` begins with `/`, except in the form `user@host:path`, where it is relative to the user's
/// home there. The login that a URL may carry is kept apart from everything that is shown or sent
/// on.
public record GitUrl(
    Scheme scheme,
    String host,
    int port,
    String path,
    Optional<String> user,
    Optional<Secret> password) {
  private static final Pattern SCP =
      Pattern.compile("(?:([^@/:\\s]+)@)?([^@/:\\s]{2,}):(?!//)(.+)");
  private static final Pattern LOGIN = Pattern.compile("(?<=^|://|\\s)\\S*@");
  private static final Pattern HELPER = Pattern.compile("[A-Za-z0-9+.-]*::");
  private static final int LENGTH_MAX = 4096;

  /// Ways to reach a repository.
  public enum Scheme {
    HTTP(80),
    HTTPS(443),
    SSH(22),
    FILE(-1);

    private final int usualPort;

    Scheme(int usualPort) {
      this.usualPort = usualPort;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Rejected (`SYN-GIT-URL`) if it is no address that we follow.
  public static GitUrl parse(String text) throws SyncException {
    if (text.isBlank() || text.length() > LENGTH_MAX || text.chars().anyMatch(c -> c < ' ')) {
      throw refused(text, "it is empty, too long or holds control characters");
    }
    if (HELPER.matcher(text).lookingAt()) {
      throw refused(text, "it names a helper program of git");
    }
    if (text.contains("://")) {
      return fromUri(text);
    }
    var scp = SCP.matcher(text);
    boolean login = scp.matches() && scp.group(1) == null && scp.group(3).contains("@");
    if (scp.matches() && !login) {
      return new GitUrl(
          Scheme.SSH,
          scp.group(2).toLowerCase(Locale.ROOT),
          -1,
          scp.group(3),
          Optional.ofNullable(scp.group(1)),
          Optional.empty());
    }
    if (login || (text.contains("@") && text.contains(":") && !text.startsWith("/"))) {
      throw refused(text, "a login in it has the wrong form");
    }
    return local(text, text);
  }

  private static GitUrl fromUri(String text) throws SyncException {
    try {
      var uri = new URI(text);
      if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
        throw refused(text, "it has a query or a fragment, which git cannot send");
      }
      return switch (String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)) {
        case "http" -> remote(Scheme.HTTP, uri, text);
        case "https" -> remote(Scheme.HTTPS, uri, text);
        case "ssh" -> remote(Scheme.SSH, uri, text);
        case "file" -> fromFileUri(uri, text);
        default -> throw refused(text, "its scheme is not http, https, ssh or file");
      };
    } catch (URISyntaxException _) {
      throw refused(text, "it is not a URL");
    }
  }

  private static GitUrl fromFileUri(URI uri, String text) throws SyncException {
    if (uri.getHost() != null || uri.getRawAuthority() != null || uri.getPath() == null) {
      throw refused(text, "a file URL names no host; write file:///path");
    }
    return local(uri.getPath(), text);
  }

  private static GitUrl local(String path, String text) throws SyncException {
    try {
      var absolute = Path.of(path).toAbsolutePath().normalize().toString();
      return new GitUrl(Scheme.FILE, "", -1, absolute, Optional.empty(), Optional.empty());
    } catch (InvalidPathException _) {
      throw refused(text, "it is not a path");
    }
  }

  private static GitUrl remote(Scheme scheme, URI uri, String text) throws SyncException {
    var path = uri.getRawPath();
    if (uri.getHost() == null || path == null || path.length() < 2) {
      throw refused(text, "it lacks a host or a path");
    }
    var login = Optional.ofNullable(uri.getUserInfo()).orElse("");
    int colon = login.indexOf(':');
    var user = colon < 0 ? login : login.substring(0, colon);
    var password = colon < 0 ? "" : login.substring(colon + 1);
    return new GitUrl(
        scheme,
        uri.getHost().toLowerCase(Locale.ROOT),
        uri.getPort() == scheme.usualPort ? -1 : uri.getPort(),
        path,
        Optional.of(user).filter(value -> !value.isEmpty()),
        Optional.of(password).filter(value -> !value.isEmpty()).map(Secret::new));
  }

  private static SyncException refused(String text, String why) {
    return SyncException.rejected(
        "SYN-GIT-URL",
        "the address " + harmless(text),
        why,
        "Write https://host/path, ssh://user@host/path, user@host:path, file:///path or a path");
  }

  private static String harmless(String text) {
    var shown = LOGIN.matcher(text).replaceAll("");
    int end = shown.indexOf('?') < 0 ? shown.length() : shown.indexOf('?');
    return shown.substring(0, Math.min(end, 200)).replaceAll("\\p{Cntrl}", "");
  }

  /// As it is shown and stored: without any login.
  public String shown() {
    return switch (scheme) {
      case FILE -> path;
      case SSH -> relative() ? host + ":" + path : "ssh://" + authority() + path;
      case HTTP, HTTPS -> scheme.word() + "://" + authority() + path;
    };
  }

  /// As git writes it into a clone: the user of ssh belongs to the address, a password never does.
  public String stored() {
    var login = user.map(name -> name + "@").orElse("");
    return switch (scheme) {
      case SSH -> relative() ? login + host + ":" + path : "ssh://" + login + authority() + path;
      case FILE, HTTP, HTTPS -> shown();
    };
  }

  /// `github.com/nats-io/nats-server`: no scheme, login or `.git`; a path of this machine as it is.
  public Origin origin() {
    if (scheme == Scheme.FILE) {
      return new Origin(path);
    }
    var name = path.replaceAll("^/+|/+$", "");
    return new Origin(authority() + "/" + name.replaceFirst("\\.git$", ""));
  }

  /// What [dev.syncline.shared.wire.HostBudget] counts by; the files of this machine are one host.
  String budgetName() {
    return scheme == Scheme.FILE ? "localhost" : host;
  }

  /// The credential for this address: a whole login in the URL, else what is configured for the
  /// host, else the URL's user alone, as which some write a token.
  Optional<Credential> credential(Credentials configured) throws SyncException {
    if (password.isPresent()) {
      return Optional.of(new Credential.Basic(user.orElse("git"), password.get()));
    }
    return configured
        .of(host, port < 0 ? scheme.usualPort : port)
        .or(() -> user.map(name -> new Credential.Basic(name, new Secret(""))));
  }

  /// Whether a request to `target` still talks to this host; only then does it get the credential.
  /// Going from http to https at the usual ports is the same host.
  boolean isServedBy(URI target) {
    if (!host.equalsIgnoreCase(target.getHost())) {
      return false;
    }
    boolean secure = "https".equalsIgnoreCase(target.getScheme());
    int usual = secure ? Scheme.HTTPS.usualPort : Scheme.HTTP.usualPort;
    int asked = target.getPort() < 0 ? usual : target.getPort();
    int own = port < 0 ? scheme.usualPort : port;
    boolean raised = scheme == Scheme.HTTP && port < 0 && secure && asked == usual;
    boolean lowered = scheme == Scheme.HTTPS && !secure;
    return !lowered && (own == asked || raised);
  }

  /// For JGit, without password; with `user` where it belongs to the address.
  URIish forJGit() throws SyncException {
    try {
      return switch (scheme) {
        case HTTP, HTTPS -> new URIish(shown());
        case FILE -> new URIish().setScheme("file").setPath(path);
        case SSH -> {
          var uri = new URIish().setHost(host).setPath(path).setPort(port);
          yield relative() ? uri : uri.setScheme("ssh");
        }
      };
    } catch (URISyntaxException _) {
      throw refused(shown(), "it is not a URL");
    }
  }

  /// The address that `text` means in a submodule of this repository: `./x` and `../x` are relative
  /// to it. A repository that is not on this machine cannot name one that is.
  public GitUrl submodule(String text) throws SyncException {
    var named = text.startsWith("./") || text.startsWith("../") ? within(text) : GitUrl.parse(text);
    if (named.scheme == Scheme.FILE && scheme != Scheme.FILE) {
      throw refused(text, "a repository from elsewhere may not name a path of this machine");
    }
    return named;
  }

  private GitUrl within(String relative) throws SyncException {
    var base = path.replaceAll("/+$", "");
    var rest = relative;
    while (rest.startsWith("./") || rest.startsWith("../")) {
      if (rest.startsWith("../")) {
        if (base.isEmpty()) {
          throw refused(relative, "it leads out of " + shown());
        }
        base = base.substring(0, Math.max(0, base.lastIndexOf('/')));
        rest = rest.substring(3);
      } else {
        rest = rest.substring(2);
      }
    }
    var joined = base.isEmpty() && relative() ? rest : base + "/" + rest;
    return new GitUrl(scheme, host, port, joined, user, password);
  }

  private boolean relative() {
    return scheme == Scheme.SSH && !path.startsWith("/");
  }

  private String authority() {
    return port < 0 ? host : host + ":" + port;
  }

  /// As [#shown]; a login never stands in a text.
  @Override
  public String toString() {
    return shown();
  }
}
