package dev.syncline.trigger.webhook;

import dev.syncline.shared.redaction.Secret;
import dev.syncline.trigger.webhook.Hint.Ref;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whoever has a shell: `X-Signature: sha256=<hex>` over the raw body, perhaps `X-Delivery`, and a
/// body that may say `repository` and `ref`, or nothing at all.
final class GenericScheme implements Scheme {
  static final String NAME = "generic";

  private static final String SIGNATURE = "X-Signature";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean recognises(Headers headers) {
    return headers.has(SIGNATURE);
  }

  @Override
  public boolean takes(BodyType type) {
    return type == BodyType.JSON || type == BodyType.NONE;
  }

  @Override
  public boolean isSigned(Headers headers, byte[] body, List<Secret> secrets) {
    return Signature.isRight(headers.find(SIGNATURE).orElse(""), body, secrets);
  }

  @Override
  public String advice() {
    return "Sign the raw body with the secret that stands under webhook: secret, as "
        + SIGNATURE
        + ": sha256= and the HMAC-SHA256 in hex";
  }

  @Override
  public Optional<String> delivery(Headers headers) {
    return headers.find("X-Delivery");
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
    var said = json.length == 0 ? Payload.EMPTY : Payload.read(json, Set.of("repository", "ref"));
    var named = said.find("ref");
    Optional<? extends Ref> ref =
        named.isEmpty() ? Optional.of(new Ref.Any()) : Ref.of(named.get());
    if (ref.isEmpty()) {
      return new Hint.Nothing("neither a branch nor a tag");
    }
    var repository = said.find("repository").flatMap(Repositories::key);
    return new Hint.Moved(repository.map(Set::of).orElseGet(Set::of), ref.get(), Optional.empty());
  }
}
