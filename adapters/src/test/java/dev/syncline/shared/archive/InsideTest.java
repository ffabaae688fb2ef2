package dev.syncline.shared.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.shared.archive.Member.Folder;
import dev.syncline.shared.archive.Member.PlainFile;
import org.junit.jupiter.api.Test;

final class InsideTest {
  private final Inside inside = new Inside();

  @Test
  void aFile_bringsTheFoldersAboveItOnce() throws Exception {
    var first = inside.add(new PlainFile("a/b/c", true));
    var second = inside.add(new PlainFile("a/b/d", true));

    assertThat(first).containsExactly(new Folder("a"), new Folder("a/b"));
    assertThat(second).isEmpty();
  }

  @Test
  void aFolder_mayBeNamedAgain() throws Exception {
    inside.addFolders("a/b");

    assertThat(inside.addFolders("a")).isEmpty();
    assertThat(inside.addFolders("")).isEmpty();
  }

  @Test
  void moreMembersThanAllowed_areRefused() throws Exception {
    for (int i = 0; i < Limits.MEMBERS_MAX; i++) {
      inside.count();
    }

    assertThatThrownBy(inside::count).hasMessageContaining("100000 members");
  }

  @Test
  void theRatio_countsOnlyForWhatIsLarge() {
    var limits = new Limits(1L << 40);

    assertThatCode(() -> limits.check(16 << 20, 1)).doesNotThrowAnyException();
    assertThatCode(() -> limits.check(200L << 20, 1 << 20)).doesNotThrowAnyException();
    assertThatThrownBy(() -> limits.check(400L << 20, 1 << 20))
        .hasMessageContaining("more than 200 times its size");
  }
}
