package dev.syncline.app.wiring;

import dev.syncline.app.config.Configuration;
import dev.syncline.app.config.CredentialSection;
import dev.syncline.app.config.ReloadSection;
import dev.syncline.app.config.SecretText;
import dev.syncline.app.config.SourceSection;
import dev.syncline.app.config.SyncSection;
import dev.syncline.app.config.TargetSection;
import dev.syncline.app.config.TransformSection;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.process.Processes;
import dev.syncline.shared.redaction.Secret;
import dev.syncline.shared.repository.GitUrl;
import dev.syncline.shared.repository.Remotes;
import dev.syncline.shared.wire.ConnectionSettings;
import dev.syncline.shared.wire.Connections;
import dev.syncline.shared.wire.Credential;
import dev.syncline.shared.wire.Credentials;
import dev.syncline.shared.wire.HostBudget;
import dev.syncline.shared.wire.HttpFetcher;
import dev.syncline.shared.wire.HttpSender;
import dev.syncline.source.release.ReleaseLists;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Everything that reaches out of the process, made once: connections with their secrets resolved,
/// and child processes.
record Outside(
    Connections connections,
    Remotes remotes,
    Processes processes,
    HttpFetcher fetcher,
    HttpSender sender,
    ReleaseLists releases)
    implements AutoCloseable {
  private static final int ANSWER_MAX = 64 * 1024;
  private static final String GITHUB = "github.com";
  private static final String GITHUB_API = "api.github.com";
  private static final String RELEASES = "releases";

  /// Looks up all secrets, so that they are never shown. One that is not set is an error only for
  /// what needs it.
  static Outside of(Configuration configuration, Map<String, String> environment, Pace pace) {
    return of(configuration, environment, HostBudget.usual(pace), pace);
  }

  /// The same within a `budget` that is in use: what a host has asked for holds on.
  static Outside of(
      Configuration configuration, Map<String, String> environment, HostBudget budget, Pace pace) {
    var credentials = credentials(configuration, environment);
    var redactor = credentials.redactor(otherSecrets(configuration));
    var processes = new Processes(environment, redactor, pace, Optional.of(configuration.state()));
    return with(
        new Connections(settings(configuration), credentials, redactor, budget, pace),
        processes,
        Optional.of(configuration.state().resolve(RELEASES)));
  }

  /// Without a configuration: no credentials but `GITHUB_TOKEN`.
  static Outside plain(Map<String, String> environment, Pace pace) {
    var credentials = new Credentials(githubToken(environment));
    var redactor = credentials.redactor(List.of());
    var processes = new Processes(environment, redactor, pace);
    var connections = Connections.of(ConnectionSettings.DEFAULT, credentials, redactor, pace);
    return with(connections, processes, Optional.empty());
  }

  private static Outside with(
      Connections connections, Processes processes, Optional<Path> releases) {
    var fetcher = new HttpFetcher(connections);
    return new Outside(
        connections,
        new Remotes(connections),
        processes,
        fetcher,
        new HttpSender(connections, ANSWER_MAX),
        new ReleaseLists(fetcher, connections, releases, connections.pace()));
  }

  @Override
  public void close() {
    fetcher.close();
    sender.close();
  }

  private static ConnectionSettings settings(Configuration configuration) {
    var section = configuration.connection();
    var usual = ConnectionSettings.DEFAULT;
    return new ConnectionSettings(
        section.proxy(),
        section.noProxy(),
        section.caFile(),
        section.clientCertificate(),
        section.clientKey(),
        usual.connectWithin(),
        usual.silenceMax());
  }

  private static Credentials credentials(
      Configuration configuration, Map<String, String> environment) {
    var unset = new LinkedHashMap<String, Fault>();
    var byHost = new LinkedHashMap<String, Credential>(githubToken(environment));
    for (var entry : configuration.credentials().entrySet()) {
      var host = entry.getKey().toLowerCase(Locale.ROOT);
      try {
        byHost.put(host, credential(entry.getValue(), environment));
      } catch (SyncException e) {
        byHost.remove(host);
        unset.put(host, e.fault());
      }
    }
    // What is for the site is for its API, which has a host of its own.
    Optional.ofNullable(byHost.get(GITHUB)).ifPresent(it -> byHost.putIfAbsent(GITHUB_API, it));
    Optional.ofNullable(unset.get(GITHUB)).ifPresent(it -> unset.putIfAbsent(GITHUB_API, it));
    return new Credentials(byHost, unset);
  }

  private static Map<String, Credential> githubToken(Map<String, String> environment) {
    var token = environment.getOrDefault("GITHUB_TOKEN", "");
    return token.isBlank() ? Map.of() : Map.of(GITHUB, new Credential.Token(new Secret(token)));
  }

  static String withoutPort(String host) {
    return host.replaceFirst(":\\d+$", "");
  }

  /// The hosts that these syncs fetch from, in small letters.
  static Set<String> hosts(Collection<SyncSection> syncs) {
    var hosts = new HashSet<String>();
    for (var sync : syncs) {
      for (var source : sync.sources()) {
        host(source).ifPresent(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
      }
    }
    return hosts;
  }

  private static Optional<String> host(SourceSection source) {
    return switch (source) {
      case SourceSection.Git git -> gitHost(git.url());
      case SourceSection.Http http -> Optional.ofNullable(http.url().getHost());
      case SourceSection.Release release ->
          Optional.ofNullable(release.where().address().getHost());
    };
  }

  private static Optional<String> gitHost(String url) {
    try {
      var origin = GitUrl.parse(url).origin().name();
      return Optional.of(origin.split("[:/]", 2)[0]);
    } catch (SyncException _) {
      return Optional.empty(); // said where the source is made
    }
  }

  private static Credential credential(CredentialSection section, Map<String, String> environment)
      throws SyncException {
    return switch (section) {
      case CredentialSection.Token(var token) -> new Credential.Token(token.resolve());
      case CredentialSection.Password(var user, var password) ->
          new Credential.Basic(user, password.resolve());
      case CredentialSection.Ssh ssh ->
          new Credential.SshKey(
              ssh.user(),
              ssh.key(),
              resolved(ssh.passphrase()),
              ssh.knownHosts()
                  .orElseGet(
                      () -> Path.of(environment.getOrDefault("HOME", "/"), ".ssh/known_hosts")));
    };
  }

  private static Optional<Secret> resolved(Optional<SecretText> text) throws SyncException {
    return text.isEmpty() ? Optional.empty() : Optional.of(text.get().resolve());
  }

  private static List<Secret> otherSecrets(Configuration configuration) {
    var secrets = new ArrayList<Secret>();
    for (var notice : configuration.notices()) {
      addIfSet(notice.url(), secrets);
      notice.secret().ifPresent(text -> addIfSet(text, secrets));
    }
    configuration.daemon().webhookSecrets().forEach(text -> addIfSet(text, secrets));
    configuration.daemon().apiToken().ifPresent(text -> addIfSet(text, secrets));
    for (var sync : configuration.syncs().values()) {
      if (sync.through().orElse(null) instanceof TransformSection.Build build) {
        build.env().values().forEach(text -> addIfSet(text, secrets));
      }
      if (sync.target() instanceof TargetSection.Binary binary
          && binary.reload() instanceof ReloadSection.ProcessCompose compose) {
        compose.token().ifPresent(text -> addIfSet(text, secrets));
      }
    }
    return secrets;
  }

  private static void addIfSet(SecretText text, List<Secret> secrets) {
    try {
      secrets.add(text.resolve());
    } catch (SyncException _) {
      // What is not set cannot be shown; said where it is used.
    }
  }
}
