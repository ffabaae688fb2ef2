package dev.syncline.trigger.webhook;

import dev.syncline.trigger.webhook.Hint.Moved;
import dev.syncline.trigger.webhook.Hint.Ref;
import java.util.Optional;
import java.util.Set;

/// What GitHub, Gitea and Forgejo say; the events of one are nearly those of the others. One that
/// is not known here moves nothing: GitHub adds some every year, and whoever subscribes to
/// everything has done no wrong.
final class HubEvents {
  private static final String PAGE = "repository.html_url";
  private static final String OLD_NAME = "changes.repository.name.from";
  private static final String OLD_USER = "changes.owner.from.user.login";
  private static final String OLD_ORGANIZATION = "changes.owner.from.organization.login";

  private static final RepositoryFields REPOSITORY =
      new RepositoryFields(
          Set.of(
              "repository.clone_url",
              "repository.ssh_url",
              PAGE,
              "run.repository.clone_url",
              "run.repository.ssh_url",
              "run.repository.html_url"),
          Optional.of("repository.default_branch"));
  private static final Set<String> FIELDS =
      REPOSITORY.and(
          "ref",
          "ref_type",
          "after",
          "action",
          "release.tag_name",
          "workflow_run.conclusion",
          OLD_NAME,
          OLD_USER,
          OLD_ORGANIZATION);

  private HubEvents() {}

  static Hint hint(String event, byte[] json) throws Malformed {
    var said = Payload.read(json, FIELDS);
    return switch (event) {
      case "ping" -> new Hint.Ping();
      case "push" -> REPOSITORY.pushed(said);
      case "create" -> created(said);
      case "release" -> released(said);
      case "workflow_run" -> ran(said);
      case "action_run_success" -> REPOSITORY.moved(said, new Ref.Releases());
      case "repository" -> changed(said);
      default -> new Hint.Nothing("an event that moves nothing");
    };
  }

  private static Hint created(Payload said) {
    var type = said.find("ref_type").orElse("");
    Optional<Ref> ref =
        switch (type) {
          case "branch" -> said.find("ref").map(Ref.Branch::new);
          case "tag" -> said.find("ref").map(Ref.Tag::new);
          default -> Optional.empty();
        };
    return REPOSITORY.moved(said, ref);
  }

  /// One publication is told of several times; each rings, and the rings fold.
  private static Hint released(Payload said) {
    return switch (said.find("action").orElse("")) {
      case "published", "released", "prereleased" ->
          REPOSITORY.moved(said, said.find("release.tag_name").map(Ref.Tag::new));
      case "edited", "updated", "unpublished", "deleted" ->
          REPOSITORY.moved(said, new Ref.Releases());
      default -> nothing();
    };
  }

  /// What it made may be an asset, of which no forge tells.
  private static Hint ran(Payload said) {
    boolean well =
        said.find("action").filter("completed"::equals).isPresent()
            && said.find("workflow_run.conclusion").filter("success"::equals).isPresent();
    return well ? REPOSITORY.moved(said, new Ref.Releases()) : nothing();
  }

  /// Whoever follows the repository by the address that it had is led on from there by the forge.
  private static Hint changed(Payload said) {
    return switch (said.find("action").orElse("")) {
      case "renamed", "transferred" ->
          new Moved(
              formerAddress(said).flatMap(Repositories::key).map(Set::of).orElse(Set.of()),
              new Ref.Any(),
              Optional.empty());
      default -> nothing();
    };
  }

  /// The last two parts of the address are owner and name; only what changed is said.
  private static Optional<String> formerAddress(Payload said) {
    var now = said.find(PAGE).orElse("");
    int name = now.lastIndexOf('/');
    int owner = now.lastIndexOf('/', name - 1);
    if (owner < 0) {
      return Optional.empty();
    }
    return Optional.of(
        now.substring(0, owner + 1)
            + said.find(OLD_USER)
                .or(() -> said.find(OLD_ORGANIZATION))
                .orElse(now.substring(owner + 1, name))
            + "/"
            + said.find(OLD_NAME).orElse(now.substring(name + 1)));
  }

  private static Hint nothing() {
    return new Hint.Nothing("an action that moves nothing");
  }
}
