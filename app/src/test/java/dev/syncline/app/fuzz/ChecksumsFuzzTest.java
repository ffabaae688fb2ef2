package dev.syncline.app.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.syncline.core.content.Digest;
import dev.syncline.shared.trust.Checksums;
import dev.syncline.shared.trust.Contradiction;
import java.util.Arrays;
import java.util.Locale;

/// Whatever stands in a checksum file, it is read without an exception, and a digest stands in it
/// beside the name, or alone. With `JAZZER_FUZZ=1` Jazzer searches; without, it repeats what it
/// found.
class ChecksumsFuzzTest {
  private static final String HEX = Digest.of("x").hex();

  @FuzzTest(maxDuration = "20s")
  void anyText_tellsADigestThatStandsInIt(FuzzedDataProvider data) {
    var name = data.consumeString(10);
    var text = data.consumeRemainingAsString().replace("%", HEX); // no search finds 64 digits

    try {
      Checksums.parse(text, name)
          .ifPresent(digest -> {
            assertThat(text.toLowerCase(Locale.ROOT)).contains(digest.hex());
            assertThat(isAlone(text, digest) || text.contains("\\") || text.contains(name))
                .isTrue();
          });
    } catch (Contradiction e) {
      assertThat(text.lines().count()).isGreaterThan(1);
    }
  }

  private static boolean isAlone(String text, Digest digest) {
    return Arrays.stream(text.split("\n"))
        .map(line -> line.replace("\uFEFF", "").replace("\r", ""))
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .allMatch(line -> line.equalsIgnoreCase(digest.hex()) || line.length() > 8192);
  }
}
