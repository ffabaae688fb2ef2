package dev.syncline.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.app.config.Configuration;
import dev.syncline.app.config.ConfigurationReader;
import dev.syncline.app.config.ConfigurationReader.Loaded;
import dev.syncline.core.run.SyncName;
import dev.syncline.shared.redaction.Secret;
import dev.syncline.trigger.webhook.Watched;
import dev.syncline.trigger.webhook.Watched.Followed;
import dev.syncline.trigger.webhook.Watched.Refs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhooksTest {
  private static final String TEXT =
      """
      webhook: {secret: ["${env:NEW}", old]}
      syncs:
        tags:
          source: {git: {url: "git@e.org:a.git", range: ">=1"}}
          target: {directory: {path: t}}
        branch:
          source:
            - git: {url: https://e.org/a, branch: main}
            - git: {url: https://e.org/b}
              notify-only: true
          target: {directory: {path: b}}
        released:
          source: {release: {gitlab: group/sub/app, tag: "v{version}"}}
          target: {directory: {path: r}}
        file:
          source: {http: {url: https://e.org/models.json}}
          target: {directory: {path: f}}
      """;

  @TempDir private Path folder;

  @Test
  void everySync_isWatchedWithWhatItFollows() throws Exception {
    var a = "https://e.org/a";

    assertThat(Webhooks.watched(read(Map.of())))
        .containsExactly(
            new Watched(new SyncName("tags"), List.of(Followed.of(a, new Refs.Tags()))),
            new Watched(
                new SyncName("branch"),
                List.of(
                    Followed.of(a, new Refs.Branch(Optional.of("main"))),
                    Followed.of("https://e.org/b", new Refs.Branch(Optional.empty())))),
            new Watched(
                new SyncName("released"),
                List.of(Followed.of("https://gitlab.com/group/sub/app.git", new Refs.Releases()))),
            new Watched(new SyncName("file"), List.of()));
  }

  @Test
  void anotherConfiguration_isHeededAndTheSameOneNotReadAgain() throws Exception {
    var first = read(Map.of());
    var now = new AtomicReference<>(first);
    var watching = Webhooks.watching(now::get);
    var before = watching.get();

    assertThat(watching.get()).isSameAs(before).hasSize(4);
    now.set(ofNothing());

    assertThat(watching.get()).isEmpty();
  }

  private Configuration ofNothing() throws Exception {
    var file = Files.writeString(folder.resolve("empty.yaml"), "syncs: {}\n");
    return ((Loaded.Well) ConfigurationReader.read(Optional.of(file), Map.of())).configuration();
  }

  @Test
  void secrets_areLookedUpEachTime() throws Exception {
    assertThat(Webhooks.secrets(read(Map.of("NEW", "new"))))
        .containsExactly(new Secret("new"), new Secret("old"));
    var unset = read(Map.of());
    assertThatThrownBy(() -> Webhooks.secrets(unset)).hasMessageContaining("SYN-CONFIG-UNSET");
  }

  private Configuration read(Map<String, String> environment) throws Exception {
    var file = Files.writeString(folder.resolve("syncline.yaml"), TEXT);
    return ((Loaded.Well) ConfigurationReader.read(Optional.of(file), environment)).configuration();
  }
}
