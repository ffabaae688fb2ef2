package dev.syncline.app.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.syncline.shared.trust.Minisign;
import dev.syncline.shared.trust.MinisignKey;
import dev.syncline.shared.trust.MinisignSecretKey;
import dev.syncline.shared.trust.Proof;
import dev.syncline.shared.trust.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Whatever is given as a key or a signature of minisign, it is read without an exception, and
/// nobody finds a signature without the key. With `JAZZER_FUZZ=1` Jazzer searches; without, it
/// repeats what it found.
class MinisignFuzzTest {
  private static final String KEY = "RWSoJ5Rco8HfIk8lvrywzXGB07QJtfqs9ifRlNR8SFS+EEKaGy6VkyBv";

  @FuzzTest(maxDuration = "20s")
  void anyText_isNoSignature(FuzzedDataProvider data) throws Exception {
    assertThat(proof(data.consumeRemainingAsString())).isInstanceOf(Proof.Refused.class);
  }

  @FuzzTest(maxDuration = "20s")
  void anyBytes_areNoSignature(FuzzedDataProvider data) throws Exception {
    var global = base64(data.consumeBytes(64));
    var own = base64(data.consumeBytes(74));
    var comment = data.consumeRemainingAsString();

    var proof =
        proof("untrusted comment: \n%s\ntrusted comment: %s\n%s\n".formatted(own, comment, global));

    assertThat(proof).isInstanceOf(Proof.Refused.class);
    assertThat(((Proof.Refused) proof).why()).matches("[ -~]{1,100}");
  }

  @FuzzTest(maxDuration = "20s")
  void anyKey_isReadOrNot(FuzzedDataProvider data) {
    var bytes = base64(data.consumeRemainingAsBytes());
    var text = "untrusted comment: key\n" + bytes + "\n";

    assertThat(MinisignKey.parse(text)).isEqualTo(MinisignKey.parse(bytes));
    assertThat(MinisignSecretKey.parse(text, Optional.empty())).isNotNull();
  }

  private static Proof proof(String text) throws IOException {
    var key = ((Reading.Read<MinisignKey>) MinisignKey.parse(KEY)).value();
    var file = Files.createTempFile("signed", "");
    try {
      return Minisign.trusting(List.of(key)).verify(file, text);
    } finally {
      Files.delete(file);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
