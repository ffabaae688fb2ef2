package dev.syncline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NarratorTest {
  private final List<String> told = new ArrayList<>();
  private final Narrator narrator = new Narrator(told::add);

  @Test
  void steps_areNumberedAndWhatWasFoundIsTimed() {
    narrator.step("One thing.");
    narrator.found("It is so.");
    narrator.step("Another.");

    assertThat(told).hasSize(5);
    assertThat(told).element(1).isEqualTo("1. One thing.");
    assertThat(told).element(2).asString().matches(" {3}It is so\\. \\(\\d+\\.\\d s\\)");
    assertThat(told).element(4).isEqualTo("2. Another.");
    assertThat(narrator.title()).isEqualTo("step 2 (Another.)");
  }

  @Test
  void longSentence_isWrappedAndIndented() {
    narrator.found("word ".repeat(50).strip());

    assertThat(told).hasSizeGreaterThan(2);
    assertThat(told).allMatch(line -> line.length() <= 92 && line.startsWith("   "));
  }
}
