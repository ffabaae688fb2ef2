package dev.syncline.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.app.cli.request.CloneRequest;
import dev.syncline.app.work.Home;
import dev.syncline.core.run.SyncException;
import dev.syncline.engine.pace.SystemPace;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHouseholdTest {
  @TempDir Path folder;

  private final Home home = new Home();

  private void clone(String url) {
    var bringing =
        new GitHousehold(Optional.empty(), Map.of("HOME", folder.toString()), new SystemPace());
    var request = new CloneRequest(url, folder.resolve("clone"), Optional.empty());
    assertThatThrownBy(() -> bringing.clone(request, home.people()))
        .isInstanceOf(SyncException.class);
  }

  @Test
  void passwordOnTheCommandLine_isWarnedOfWithoutShowingIt() {
    clone("https://me:hunter2@127.0.0.1:1/x.git");

    assertThat(home.err()).contains("(ps)", "credentials:").doesNotContain("hunter2");
  }

  @Test
  void addressWithoutOne_isNot() {
    clone("https://127.0.0.1:1/x.git");

    assertThat(home.err()).doesNotContain("(ps)");
  }
}
