package dev.syncline.source.git;

import static dev.syncline.source.git.GitWorld.complains;
import static dev.syncline.source.git.GitWorld.names;
import static dev.syncline.source.git.GitWorld.offered;
import static dev.syncline.source.git.GitWorld.source;
import static dev.syncline.source.git.GitWorld.watermark;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.content.Revision;
import dev.syncline.core.policy.Track;
import dev.syncline.core.source.Detection;
import dev.syncline.demo.git.Item;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the source says is on offer, over real HTTP.
abstract class GitDetectSuite extends GitServerFixture {
  @Test
  void tagsOfBothKinds_areOfferedByTheCommitTheyLeadTo() throws Exception {
    var one = upstream.commit("main", Item.file("a", "1"));
    var two = upstream.commit("main", Item.file("a", "2"));
    upstream.tag("v1.0.0", one);
    var object = upstream.annotate("v2.0.0", two);

    var detection = source(url, Track.TAGS).detect(Optional.empty());

    assertThat(names(detection)).isEqualTo(Map.of("v1.0.0", one, "v2.0.0", two));
    assertThat(object).isNotEqualTo(two);
  }

  @Test
  void aTagThatMovedOrWentAway_isOfferedAsItIsNow() throws Exception {
    var one = upstream.commit("main", Item.file("a", "1"));
    var two = upstream.commit("main", Item.file("a", "2"));
    upstream.annotate("v1.0.0", one);
    upstream.tag("v1.1.0", one);
    var source = source(url, Track.TAGS);
    source.detect(Optional.empty());

    upstream.annotate("v1.0.0", two);
    upstream.deleteTag("v1.1.0");

    assertThat(names(source.detect(Optional.of(watermark(source, one)))))
        .isEqualTo(Map.of("v1.0.0", two));
  }

  @Test
  void sevenThousandTags_areAllOffered() throws Exception {
    var one = upstream.commit("main", Item.file("a", "1"));
    upstream.tags(IntStream.range(0, 7000).mapToObj(i -> "v1.0." + i).toList(), one);

    var detection = source(url, Track.TAGS).detect(Optional.empty());

    assertThat(offered(detection)).hasSize(7000);
  }

  @Test
  void noTag_offersNothing() throws Exception {
    upstream.commit("main", Item.file("a", "1"));

    assertThat(offered(source(url, Track.TAGS).detect(Optional.empty()))).isEmpty();
  }

  @Test
  void theRemotesOwnBranch_isFollowedWhereNoneIsNamed() throws Exception {
    var one = upstream.commit("trunk", Item.file("a", "1"));
    upstream.head("trunk");
    var source = source(url, Track.COMMITS);

    assertThat(names(source.detect(Optional.empty()))).isEqualTo(Map.of("trunk", one));
    assertThat(source.detect(Optional.of(watermark(source, one))))
        .isEqualTo(new Detection.Unchanged(new Revision(one)));
  }

  @Test
  void aBranchThatMovedOn_isMoved() throws Exception {
    var one = upstream.commit("main", Item.file("a", "1"));
    var two = upstream.commit("main", Item.file("a", "2"));
    var source = source(url, Track.COMMITS);

    var detection = source.detect(Optional.of(watermark(source, one)));

    assertThat(names(detection)).isEqualTo(Map.of("main", two));
  }

  @Test
  void aBranchThatMovedFarOn_isMovedAndNotRewound() throws Exception {
    var one = upstream.commit("main", Item.file("a", "1"));
    for (int i = 0; i < 100; i++) {
      upstream.commit("main", Item.file("a", "more " + i));
    }
    var source = source(url, Track.COMMITS);

    assertThat(source.detect(Optional.of(watermark(source, one))))
        .isInstanceOf(Detection.Moved.class);
  }

  @Test
  void aForcePushedBranch_isRewound() throws Exception {
    var base = upstream.commit("main", Item.file("a", "1"));
    var lost = upstream.commit("main", Item.file("a", "2"));
    var now = upstream.forcePush("main", base, Item.file("a", "3"));
    var source = source(url, Track.COMMITS);

    var detection = source.detect(Optional.of(watermark(source, lost)));

    assertThat(detection)
        .isInstanceOfSatisfying(
            Detection.Rewound.class,
            rewound -> {
              assertThat(rewound.applied()).isEqualTo(new Revision(lost));
              assertThat(rewound.now().revision()).isEqualTo(new Revision(now));
            });
  }

  @Test
  void aForcePushAtAServerWithoutFilters_isTakenForAMove() throws Exception {
    var base = upstream.refuseFilters().commit("main", Item.file("a", "1"));
    var lost = upstream.commit("main", Item.file("a", "2"));
    upstream.forcePush("main", base, Item.file("a", "3"));
    var source = source(url, Track.COMMITS);

    assertThat(source.detect(Optional.of(watermark(source, lost))))
        .isInstanceOf(Detection.Moved.class);
  }

  @Test
  void aBranchThatIsNotThere_isRejectedByName() throws Exception {
    upstream.commit("main", Item.file("a", "1"));
    var settings = settings(Track.COMMITS, Optional.of("nope"), Optional.empty(), 1 << 20);
    var source = new GitSource(settings, GitWorld.remotes());

    var complaint = complains(() -> source.detect(Optional.empty()));

    assertThat(complaint.code()).isEqualTo("SYN-GIT-NOT-FOUND");
    assertThat(complaint.text()).contains("nope");
  }
}
