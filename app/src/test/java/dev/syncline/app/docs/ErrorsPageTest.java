package dev.syncline.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every error code that the sources can say is explained, and none that they cannot.
class ErrorsPageTest {
  private static final Pattern LITERAL = Pattern.compile("\"(SYN-[A-Z0-9]+(-[A-Z0-9]+)*)\"");
  private static final Pattern ENDING = Pattern.compile("\\+ \"(-[A-Z]+)\"");
  private static final Pattern EXPLAINED = Pattern.compile("(?m)^\\| `(SYN-[A-Z0-9-]+)` \\|");

  /// Given to what opens databases, which appends its own words to it.
  private static final String PREFIX = "SYN-LEDGER";

  @Test
  void everyCode_isExplainedOnce() throws IOException {
    var explained = new TreeSet<String>();
    var twice = new TreeSet<String>();
    var rows = EXPLAINED.matcher(Pages.reference("errors.md"));
    while (rows.find()) {
      if (!explained.add(rows.group(1))) {
        twice.add(rows.group(1));
      }
    }

    var missing = new TreeSet<>(codes());
    missing.removeAll(explained);
    var gone = new TreeSet<>(explained);
    gone.removeAll(codes());
    assertThat(missing).as("codes that the page does not explain").isEmpty();
    assertThat(gone).as("codes that no source says any more").isEmpty();
    assertThat(twice).as("codes that are explained twice").isEmpty();
  }

  private static Set<String> codes() throws IOException {
    var codes = new TreeSet<String>();
    for (var source : Pages.sources()) {
      var text = Files.readString(source);
      var literals = LITERAL.matcher(text);
      while (literals.find()) {
        codes.add(literals.group(1));
      }
      if (source.toString().contains("/shared/sql/")) {
        var endings = ENDING.matcher(text);
        while (endings.find()) {
          codes.add(PREFIX + endings.group(1));
        }
      }
    }
    codes.remove(PREFIX);
    return codes;
  }
}
