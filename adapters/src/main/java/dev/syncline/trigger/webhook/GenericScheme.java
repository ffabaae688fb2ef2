package dev.syncline.trigger.webhook;

import dev.syncline.shared.redaction.Secret;
import dev.syncline.trigger.webhook.Hint.Ref;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whoever has a shell: `X-Signature: sha256=<hex>` over the raw body, perhaps `X-Delivery`, and a
/// body that may say `repository` and `ref`, or nothing at all.
final class GenericScheme implements Scheme {
  static final String NAME = "generic";

  private static final Signature SIGNATURE = new Signature("X-Signature", "sha256=");
  private static final RepositoryFields REPOSITORY =
      new RepositoryFields(Set.of("repository"), Optional.empty());

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean recognises(Headers headers) {
    return headers.has(SIGNATURE.header());
  }

  @Override
  public boolean takes(BodyType type) {
    return type == BodyType.JSON || type == BodyType.NONE;
  }

  @Override
  public Proof proof(Incoming incoming, List<Secret> secrets, Instant now) {
    return Proof.of(SIGNATURE.isRight(incoming.headers(), incoming.body(), secrets));
  }

  @Override
  public String advice() {
    return "Sign the raw body with the secret that stands under webhook: secret, as "
        + SIGNATURE.header()
        + ": sha256= and the HMAC-SHA256 in hex";
  }

  @Override
  public List<String> deliveryHeaders() {
    return List.of("X-Delivery");
  }

  @Override
  public boolean needsDelivery() {
    return false;
  }

  @Override
  public String event(Headers headers) {
    return "ring";
  }

  @Override
  public Hint hint(Headers headers, byte[] json) throws Malformed {
    var said = json.length == 0 ? Payload.EMPTY : Payload.read(json, REPOSITORY.and("ref"));
    var named = said.find("ref");
    return named.isEmpty()
        ? REPOSITORY.moved(said, new Ref.Any())
        : REPOSITORY.moved(said, named.flatMap(Ref::of));
  }
}
