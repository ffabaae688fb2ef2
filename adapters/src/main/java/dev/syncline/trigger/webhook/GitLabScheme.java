package dev.syncline.trigger.webhook;

import dev.syncline.core.content.Digest;
import dev.syncline.shared.redaction.Secret;
import dev.syncline.trigger.webhook.Hint.Ref;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Webhooks of GitLab. They come with the secret token itself, or signed ([StandardSignature])
/// where the hook has a signing token; either shows who has sent it. What is none of ours is never
/// answered with an error: GitLab switches off the hooks that get some.
final class GitLabScheme implements Scheme {
  private static final String EVENT = "X-Gitlab-Event";
  private static final String TOKEN = "X-Gitlab-Token";
  private static final RepositoryFields PROJECT =
      new RepositoryFields(
          Set.of("project.git_http_url", "project.git_ssh_url", "project.web_url"),
          Optional.of("project.default_branch"));

  @Override
  public String name() {
    return "gitlab";
  }

  @Override
  public boolean recognises(Headers headers) {
    return headers.has(EVENT) || headers.has(TOKEN);
  }

  @Override
  public boolean takes(BodyType type) {
    return type == BodyType.JSON;
  }

  @Override
  public Proof proof(Incoming incoming, List<Secret> secrets, Instant now) {
    var signed = StandardSignature.proof(incoming, secrets, now);
    return signed == Proof.MISSING ? Proof.of(isTold(incoming.headers(), secrets)) : signed;
  }

  /// Digests are compared, so that the time it takes says nothing of a secret, nor of its length.
  private static boolean isTold(Headers headers, List<Secret> secrets) {
    var told = digest(headers.find(TOKEN).orElse(""));
    boolean right = false;
    for (var secret : secrets) {
      right |= MessageDigest.isEqual(digest(secret.reveal()), told);
    }
    return right;
  }

  private static byte[] digest(String text) {
    return Digest.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String advice() {
    return "Give the webhook at GitLab the secret that stands under webhook: secret, as its signing"
        + " token where it begins with whsec_, else as its secret token";
  }

  /// The first one is signed, where anything is; the last one is what older GitLabs have.
  @Override
  public List<String> deliveryHeaders() {
    return List.of(StandardSignature.ID, "Idempotency-Key", "X-Gitlab-Event-UUID");
  }

  @Override
  public boolean needsDelivery() {
    return false;
  }

  @Override
  public String event(Headers headers) {
    return headers.word(EVENT);
  }

  /// By what the body calls itself, which is signed, and the same for hooks of the whole system.
  @Override
  public Hint hint(Headers headers, byte[] json) throws Malformed {
    var said =
        Payload.read(
            json,
            PROJECT.and(
                "object_kind", "ref", "after", "action", "tag", "object_attributes.status"));
    return switch (said.find("object_kind").orElse("")) {
      case "push", "tag_push" -> PROJECT.pushed(said);
      case "release" -> released(said);
      case "pipeline" ->
          said.find("object_attributes.status").filter("success"::equals).isPresent()
              ? PROJECT.moved(said, new Ref.Releases())
              : new Hint.Nothing("a pipeline that has not succeeded");
      default -> new Hint.Nothing("an event that moves nothing");
    };
  }

  private static Hint released(Payload said) {
    return switch (said.find("action").orElse("")) {
      case "create" -> PROJECT.moved(said, said.find("tag").map(Ref.Tag::new));
      case "update", "delete" -> PROJECT.moved(said, new Ref.Releases());
      default -> new Hint.Nothing("an action that moves nothing");
    };
  }
}
