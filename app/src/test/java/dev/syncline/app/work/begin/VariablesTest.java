package dev.syncline.app.work.begin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariablesTest {
  private static final String UNKNOWN = "(not known)";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      textBlock =
          """
          nats-server ; nats-server
          {{.X | default "v2.10.24"}} ; v2.10.24
          {{ .X | default "v2.10.24" }} ; v2.10.24
          {{- .X | default `v2.10.24` -}} ; v2.10.24
          {{default "v2.10.24" .X}} ; v2.10.24
          {{.OTHER | default "v2.10.24"}} ; v2.10.24
          {{.DIR}}/{{.NAME}} ; .bin/nats-server
          {{.DIR | default "bin"}} ; .bin
          {{.THROUGH}} ; .bin/nats-server
          {{.MISSING}} ; (not known)
          {{.X}} ; (not known)
          {{OS}}-{{ARCH}} ; (not known)
          {{.NAME | upper}} ; (not known)
          {{.ROUND}} ; (not known)
          {{.NAME ; (not known)
          """)
  void text_isFollowedAsFarAsItTells(String written, String value) {
    var variables =
        new Variables(
            Map.of(
                "X", new Said(written, "here"),
                "DIR", new Said(".bin", "here"),
                "NAME", new Said("nats-server", "here"),
                "THROUGH", new Said("{{.DIR}}/{{.NAME}}", "here"),
                "ROUND", new Said("{{.ABOUT}}", "here"),
                "ABOUT", new Said("{{.ROUND}}", "here")));

    var said = variables.find("X").map(Said::value).orElse(UNKNOWN);

    assertThat(said).isEqualTo(value);
  }
}
