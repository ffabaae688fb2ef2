package dev.syncline.notify.webhook;

import dev.syncline.core.ledger.OutboxMessage;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.redaction.Secret;
import dev.syncline.shared.wire.Hmac;
import dev.syncline.shared.wire.HttpSend;
import dev.syncline.shared.wire.HttpSender;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Delivers messages by POST to one address, each under its id as `X-Delivery`, so that a receiver
/// recognises one that comes twice; with a secret also under `X-Signature: sha256=<hex>`, the HMAC
/// of the raw body: the form that our own receiver calls generic.
public final class WebhookChannel {
  private final Settings settings;
  private final HttpSender sender;

  public WebhookChannel(Settings settings, HttpSender sender) {
    this.settings = settings;
    this.sender = sender;
  }

  /// The channel's name in the configuration, where it leads, and the secret it is signed with. The
  /// address is never shown: its path or query may be what lets one in.
  public record Settings(String name, URI url, Optional<Secret> secret) {
    public Settings {
      if (secret.filter(key -> key.reveal().isEmpty()).isPresent()) {
        throw new IllegalArgumentException("the secret of channel '%s' is empty".formatted(name));
      }
    }

    @Override
    public String toString() {
      return "channel '" + name + "'";
    }
  }

  /// Returns once the receiver said 2xx. Transient where telling it again later may help, Rejected
  /// where not (it refuses us, or has moved: redirects are not followed). May arrive although it
  /// failed here.
  public void deliver(OutboxMessage message) throws SyncException, InterruptedException {
    var body = message.body();
    var headers =
        new HashMap<String, String>(
            Map.of("Content-Type", message.contentType(), "X-Delivery", message.id()));
    settings.secret().ifPresent(key -> headers.put("X-Signature", signature(key, body)));
    var what = "telling " + settings + " at " + settings.url().getHost();
    sender.send(new HttpSend("POST", settings.url(), headers, body, Set.of()), what);
  }

  private static String signature(Secret secret, String body) {
    var key = secret.reveal().getBytes(StandardCharsets.UTF_8);
    return "sha256="
        + HexFormat.of().formatHex(Hmac.sha256(key, body.getBytes(StandardCharsets.UTF_8)));
  }
}
