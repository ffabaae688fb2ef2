package dev.syncline.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @Test
  void document_isFollowedByNames() throws Exception {
    var text =
        "{\"runs\": [{\"to\": \"v1\", \"took\": 1.5, \"from\": null}, {\"to\": \"\\u00e9\\n\"}]}";

    var runs = Json.read(text).at("runs").rows();

    assertThat(runs).hasSize(2);
    assertThat(runs.getFirst().at("to").text()).isEqualTo("v1");
    assertThat(runs.getFirst().at("took").text()).isEqualTo("1.5");
    assertThat(runs.getFirst().at("from")).isEqualTo(new Json.Nothing());
    assertThat(runs.getLast().at("to").text()).isEqualTo("é\n");
  }

  @Test
  void whatIsNotThere_isNothing() throws Exception {
    var json = Json.read(" [] ");

    assertThat(json.at("a").at("b").text()).isEmpty();
    assertThat(json.at("a").rows()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[1,", "{\"a\" 1}", "\"a", "1 2", "[1 2]", "\"\\u12\"", "\"\\uzzzz\""})
  void whatIsNoDocument_isRefused(String text) {
    assertThatThrownBy(() -> Json.read(text)).isInstanceOf(DemoFailed.class);
  }

  @Test
  void endlessNesting_isRefused() {
    assertThatThrownBy(() -> Json.read("[".repeat(100_000))).isInstanceOf(DemoFailed.class);
  }
}
