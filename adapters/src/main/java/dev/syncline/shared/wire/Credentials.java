package dev.syncline.shared.wire;

import dev.syncline.core.run.Fault;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.redaction.Redactor;
import dev.syncline.shared.redaction.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Credentials by host, or by `host:port` where a port is to be told apart; case does not matter.
/// `unset` are those that could not be looked up, with the reason: an error for whoever needs one,
/// and for nobody else.
public record Credentials(Map<String, Credential> byHost, Map<String, Fault> unset) {
  public static final Credentials NONE = new Credentials(Map.of());

  public Credentials {
    byHost = inSmallLetters(byHost);
    unset = inSmallLetters(unset);
  }

  public Credentials(Map<String, Credential> byHost) {
    this(byHost, Map.of());
  }

  private static <V> Map<String, V> inSmallLetters(Map<String, V> byHost) {
    return byHost.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                entry -> entry.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
  }

  /// The credential for `host`, first looked up with its port. `port` is negative for the usual
  /// one. Rejected where it is declared and not set.
  public Optional<Credential> of(String host, int port) throws SyncException {
    var exact = ofPort(host, port);
    return exact.isPresent() ? exact : named(host.toLowerCase(Locale.ROOT));
  }

  /// Whether there is one for `host`, be it set or not.
  boolean areDeclaredFor(String host, int port) {
    var name = host.toLowerCase(Locale.ROOT);
    return Stream.of(name, name + ":" + port)
        .anyMatch(each -> byHost.containsKey(each) || unset.containsKey(each));
  }

  /// Only what is declared for exactly this port.
  Optional<Credential> ofPort(String host, int port) throws SyncException {
    return named(host.toLowerCase(Locale.ROOT) + ":" + port);
  }

  private Optional<Credential> named(String name) throws SyncException {
    var why = unset.get(name);
    if (why != null) {
      throw new SyncException(why);
    }
    return Optional.ofNullable(byHost.get(name));
  }

  /// Knows the secrets of all of these and the further ones.
  public Redactor redactor(List<Secret> further) {
    var own = byHost.values().stream().flatMap(Credential::secrets);
    return new Redactor(Stream.concat(own, further.stream()).toList());
  }
}
