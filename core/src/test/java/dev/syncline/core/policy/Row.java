package dev.syncline.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/// A scene and the beginnings of lines that its decision must have, or with `!` in front must not
/// have.
record Row(String circumstance, Scene scene, List<String> lines) {
  static Row row(String circumstance, Scene scene, String... lines) {
    return new Row(circumstance, scene, List.of(lines));
  }

  void check() {
    var told = scene.lines();

    assertThat(lines)
        .allSatisfy(wanted -> {
          if (wanted.startsWith("!")) {
            assertThat(told).noneMatch(line -> line.startsWith(wanted.substring(1)));
          } else {
            assertThat(told).anyMatch(line -> line.startsWith(wanted));
          }
        });
  }

  @Override
  public String toString() {
    return circumstance;
  }
}
