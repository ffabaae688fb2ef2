package dev.syncline.source.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.content.Revision;
import dev.syncline.core.policy.Track;
import dev.syncline.core.source.Detection;
import dev.syncline.demo.git.GitServer;
import dev.syncline.demo.git.Item;
import dev.syncline.demo.git.Upstream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitSweepTest {
  private static final int UPSTREAMS = 1000;

  @TempDir Path temp;

  @Test
  void aThousandUnchangedUpstreamsAtOnce_costTwoRequestsEach() throws Exception {
    var root = Files.createDirectory(temp.resolve("root"));
    var remotes = GitWorld.remotes();
    try (var server = GitServer.open(root);
        var upstream = Upstream.create(root.resolve("a.git"));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var one = upstream.commit("main", Item.file("a", "1"));
      var settings = GitSettings.of(server.url("a.git"), Track.COMMITS);
      var looks = new ArrayList<Callable<Detection>>();
      for (int i = 0; i < UPSTREAMS; i++) {
        var source = new GitSource(settings, remotes);
        looks.add(() -> source.detect(Optional.of(GitWorld.watermark(source, one))));
      }

      var found = threads.invokeAll(looks);

      for (var detection : found) {
        assertThat(detection.get()).isEqualTo(new Detection.Unchanged(new Revision(one)));
      }
      assertThat(server.asked()).hasSize(2 * UPSTREAMS);
    }
  }
}
