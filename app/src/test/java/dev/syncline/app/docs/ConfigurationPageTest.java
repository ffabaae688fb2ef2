package dev.syncline.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.app.config.ConfigurationSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The tables of the configuration page are what `config schema` says. What they should be is
/// written to `app/target/docs/keys.md`, to be copied from there.
class ConfigurationPageTest {
  private static final String BEGIN = "<!-- keys: made of the schema -->\n\n";
  private static final String END = "<!-- end of keys -->";

  @Test
  void tables_areWhatTheSchemaSays() throws IOException {
    var tables = KeyTables.of(ConfigurationSchema.document());
    Files.createDirectories(Path.of("target/docs"));
    Files.writeString(Path.of("target/docs/keys.md"), tables);

    var page = Pages.reference("configuration.md");

    assertThat(page).contains(BEGIN, END);
    var begin = page.indexOf(BEGIN) + BEGIN.length();
    assertThat(page.substring(begin, page.indexOf(END))).isEqualTo(tables);
  }
}
