package dev.syncline.target.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.core.run.SyncException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Trees are written as `name` for a file and `name>target` for a link, with `;` between.
class NamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a/b/c",
        "a;A",
        "..a",
        "a..",
        "a/...",
        "x>y",
        "x>./y",
        "d/x>../y",
        "d/e/x>../../y",
        "x>.",
        "a/b/c/d>../../..",
        "d>sub/deep;sub/deep/f;x>d/../f",
        "x>missing/either",
        "a b;-rf;*;$(id)"
      })
  void treeThatStaysInside_isAllowed(String tree) throws Exception {
    Names.check(entries(tree));

    assertThat(entries(tree)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "../x",
        "a/../../x",
        "a/../b",
        "/etc/passwd",
        "a//b",
        "",
        ".",
        "./a",
        "a/",
        "a/.",
        "x>/etc/passwd",
        "x>..",
        "x>../y",
        "d/x>../../y",
        "x>a/../../y",
        "x>",
        "x>x",
        "x>y;y>x",
        "x>y/z;y>x/z",
        "a/b/c/d>../../..;x>a/b/c/d/../y", // reads as inside, leads out
        "d>e;e>f;f>..",
        "d>sub;sub/up>..;x>d/up/..",
        "a;a",
        "a;a/b",
        "a>b;a/c",
        "a>/tmp;a/passwd"
      })
  void treeThatLeadsOutOrContradictsItself_isRejected(String tree) {
    assertThatThrownBy(() -> Names.check(entries(tree)))
        .isInstanceOf(SyncException.class)
        .hasMessageContaining("SYN-DIRECTORY-UNSAFE");
  }

  @Test
  void namesTooLongOrWithNul_areRejected() {
    for (var name : List.of("a".repeat(256), "a/".repeat(2_500) + "a", "a\0b")) {
      assertThatThrownBy(() -> Names.check(entries(name)))
          .hasMessageContaining("SYN-DIRECTORY-UNSAFE");
    }
  }

  @Test
  void controlCharacters_areNotShown() {
    assertThatThrownBy(() -> Names.check(entries("\u001b[31m/../x")))
        .hasMessageContaining("'\uFFFD[31m/../x'");
  }

  private static List<Entry> entries(String tree) {
    return Arrays.stream(tree.split(";", -1)).map(NamesTest::entry).toList();
  }

  private static Entry entry(String text) {
    int at = text.indexOf('>');
    return at < 0
        ? new Entry.RegularFile(text, Path.of("/dev/null"), false, Optional.empty())
        : new Entry.Link(text.substring(0, at), text.substring(at + 1));
  }
}
