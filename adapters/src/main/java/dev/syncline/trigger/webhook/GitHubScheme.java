package dev.syncline.trigger.webhook;

import dev.syncline.shared.redaction.Secret;
import dev.syncline.trigger.webhook.Hint.Ref;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Webhooks of GitHub. An unknown event or action is none of ours: GitHub adds some every year, and
/// whoever subscribes to everything has done no wrong.
final class GitHubScheme implements Scheme {
  private static final String EVENT = "X-GitHub-Event";
  private static final String SIGNATURE = "X-Hub-Signature-256";
  private static final Pattern NAME = Pattern.compile("[a-z_]{1,64}");
  private static final Pattern ZEROS = Pattern.compile("0{40,64}");
  private static final Set<String> ADDRESSES =
      Set.of("repository.clone_url", "repository.ssh_url", "repository.html_url");
  private static final String MAIN_BRANCH = "repository.default_branch";
  private static final Set<String> FIELDS =
      Set.of(
          "ref",
          "ref_type",
          "after",
          "deleted",
          "action",
          "release.tag_name",
          "repository.clone_url",
          "repository.ssh_url",
          "repository.html_url",
          MAIN_BRANCH);

  @Override
  public String name() {
    return "github";
  }

  @Override
  public boolean recognises(Headers headers) {
    return headers.has(EVENT) || headers.has(SIGNATURE) || headers.has("X-Hub-Signature");
  }

  @Override
  public boolean takes(BodyType type) {
    return type == BodyType.JSON || type == BodyType.FORM;
  }

  @Override
  public boolean isSigned(Headers headers, byte[] body, List<Secret> secrets) {
    return Signature.isRight(headers.find(SIGNATURE).orElse(""), body, secrets);
  }

  @Override
  public String advice() {
    return "Give the webhook at GitHub the secret that stands under webhook: secret; it signs with"
        + " SHA-256 as "
        + SIGNATURE;
  }

  @Override
  public Optional<String> delivery(Headers headers) {
    return headers.find("X-GitHub-Delivery");
  }

  @Override
  public boolean needsDelivery() {
    return true;
  }

  @Override
  public String event(Headers headers) {
    return headers.find(EVENT).filter(name -> NAME.matcher(name).matches()).orElse("unknown");
  }

  @Override
  public Hint hint(Headers headers, byte[] json) throws Malformed {
    var said = Payload.read(json, FIELDS);
    return switch (event(headers)) {
      case "ping" -> new Hint.Ping();
      case "push" -> push(said);
      case "create" -> created(said);
      case "release" -> release(said);
      default -> new Hint.Nothing("an event that moves nothing");
    };
  }

  private static Hint push(Payload said) {
    boolean zeros = said.find("after").filter(it -> ZEROS.matcher(it).matches()).isPresent();
    if (said.isTrue("deleted") || zeros) {
      return new Hint.Nothing("a ref was deleted");
    }
    return moved(said, said.find("ref").flatMap(Ref::of));
  }

  private static Hint created(Payload said) {
    var type = said.find("ref_type").orElse("");
    Optional<Ref> ref =
        switch (type) {
          case "branch" -> said.find("ref").map(Ref.Branch::new);
          case "tag" -> said.find("ref").map(Ref.Tag::new);
          default -> Optional.empty();
        };
    return moved(said, ref);
  }

  /// One publication is told of several times; each rings, and the rings fold.
  private static Hint release(Payload said) {
    return switch (said.find("action").orElse("")) {
      case "published", "released", "prereleased" ->
          moved(said, said.find("release.tag_name").map(Ref.Tag::new));
      default -> new Hint.Nothing("an action that moves nothing");
    };
  }

  private static Hint moved(Payload said, Optional<? extends Ref> ref) {
    if (ref.isEmpty()) {
      return new Hint.Nothing("neither a branch nor a tag");
    }
    var repositories =
        ADDRESSES.stream()
            .flatMap(field -> said.find(field).stream())
            .flatMap(address -> Repositories.key(address).stream())
            .collect(Collectors.toSet());
    return new Hint.Moved(repositories, ref.get(), said.find(MAIN_BRANCH));
  }
}
