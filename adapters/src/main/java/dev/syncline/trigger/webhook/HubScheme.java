package dev.syncline.trigger.webhook;

import dev.syncline.shared.redaction.Secret;
import java.time.Instant;
import java.util.List;

/// Webhooks of GitHub, and of Gitea and Forgejo, which speak as it does under headers of their own.
/// Both send all the headers of GitHub as well, and Forgejo those of Gitea.
record HubScheme(String name, String forge, String headers, Signature signature) implements Scheme {
  /// A form may have so many bytes where its payload must be decoded before it is believed; Gitea
  /// tells of few commits.
  static final int UNPROVEN_FORM_BYTES_MAX = 1_000_000;

  static final HubScheme GITHUB =
      new HubScheme(
          "github", "GitHub", "X-GitHub-", new Signature("X-Hub-Signature-256", "sha256="));
  static final HubScheme GITEA = withHeadersOfItsOwn("gitea", "Gitea");
  static final HubScheme FORGEJO = withHeadersOfItsOwn("forgejo", "Forgejo");

  private static HubScheme withHeadersOfItsOwn(String name, String forge) {
    var headers = "X-" + forge + "-";
    return new HubScheme(name, forge, headers, new Signature(headers + "Signature", ""));
  }

  @Override
  public boolean recognises(Headers sent) {
    return sent.has(headers + "Event") || sent.has(signature.header());
  }

  @Override
  public boolean takes(BodyType type) {
    return type == BodyType.JSON || type == BodyType.FORM;
  }

  /// A form is signed as it came by GitHub, and by the others as the payload in it.
  @Override
  public Proof proof(Incoming incoming, List<Secret> secrets, Instant now) {
    return Proof.of(
        signature.isRight(incoming.headers(), incoming.body(), secrets)
            || isPayloadSigned(incoming, secrets));
  }

  private boolean isPayloadSigned(Incoming incoming, List<Secret> secrets) {
    if (incoming.type() != BodyType.FORM || incoming.body().length > UNPROVEN_FORM_BYTES_MAX) {
      return false;
    }
    try {
      return signature.isRight(incoming.headers(), Form.payload(incoming.body()), secrets);
    } catch (Malformed _) {
      return false;
    }
  }

  @Override
  public String advice() {
    return "Give the webhook at %s the secret that stands under webhook: secret; it signs as %s"
        .formatted(forge, signature.header());
  }

  @Override
  public List<String> deliveryHeaders() {
    return List.of(headers + "Delivery");
  }

  @Override
  public boolean needsDelivery() {
    return true;
  }

  @Override
  public String event(Headers sent) {
    return sent.word(headers + "Event");
  }

  @Override
  public Hint hint(Headers sent, byte[] json) throws Malformed {
    return HubEvents.hint(event(sent), json);
  }
}
