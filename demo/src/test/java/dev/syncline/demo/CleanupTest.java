package dev.syncline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleanupTest {
  private final List<String> undone = new ArrayList<>();
  private final Cleanup cleanup = new Cleanup();

  @Test
  void end_undoesAllInReverseAlsoWhereOneFails() {
    cleanup.add(() -> undone.add("first"));
    cleanup.add(() -> {
      throw new IOException("stuck");
    });
    cleanup.add(() -> undone.add("last"));

    cleanup.close();
    cleanup.close();

    assertThat(undone).containsExactly("last", "first");
    assertThat(cleanup.problems()).containsExactly("java.io.IOException: stuck");
  }

  @Test
  void whatComesAfterTheEnd_isUndoneAtOnce() {
    cleanup.close();

    cleanup.add(() -> undone.add("late"));

    assertThat(undone).containsExactly("late");
  }
}
