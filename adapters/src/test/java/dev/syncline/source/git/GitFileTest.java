package dev.syncline.source.git;

import static dev.syncline.source.git.GitWorld.complains;
import static dev.syncline.source.git.GitWorld.fetch;
import static dev.syncline.source.git.GitWorld.names;
import static dev.syncline.source.git.GitWorld.source;
import static dev.syncline.source.git.GitWorld.watermark;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.policy.Track;
import dev.syncline.core.source.Detection;
import dev.syncline.demo.git.Item;
import dev.syncline.demo.git.Upstream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitFileTest {
  @TempDir Path temp;

  @Test
  void aRepositoryOnThisMachine_isASourceByPathAndByUrl() throws Exception {
    try (var upstream = Upstream.create(temp.resolve("a b.git"))) {
      var one = upstream.commit("main", Item.file("a", "1"));
      upstream.annotate("v1", one);
      var path = source(upstream.directory().toString(), Track.TAGS);
      var url = source(upstream.directory().toUri().toString(), Track.TAGS);

      assertThat(names(path.detect(Optional.empty()))).isEqualTo(Map.of("v1", one));
      assertThat(names(url.detect(Optional.empty()))).isEqualTo(Map.of("v1", one));
      assertThat(fetch(path, "v1", one, temp.resolve("s")).root().resolve("a")).hasContent("1");
    }
  }

  @Test
  void aForcePushOnThisMachine_isRewound() throws Exception {
    try (var upstream = Upstream.create(temp.resolve("a.git"))) {
      var base = upstream.commit("main", Item.file("a", "1"));
      var lost = upstream.commit("main", Item.file("a", "2"));
      var source = source(upstream.directory().toString(), Track.COMMITS);
      assertThat(source.detect(Optional.of(watermark(source, base))))
          .isInstanceOf(Detection.Moved.class);

      upstream.forcePush("main", base, Item.file("a", "3"));

      assertThat(source.detect(Optional.of(watermark(source, lost))))
          .isInstanceOf(Detection.Rewound.class);
    }
  }

  @Test
  void aPathWithoutRepository_isRejected() throws Exception {
    var source = source(temp.resolve("none").toString(), Track.TAGS);

    assertThat(complains(() -> source.detect(Optional.empty())).code())
        .isEqualTo("SYN-GIT-NOT-FOUND");
  }
}
