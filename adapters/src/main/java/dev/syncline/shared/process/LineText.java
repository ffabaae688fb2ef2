package dev.syncline.shared.process;

import dev.syncline.shared.redaction.Redactor;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// What a person is shown of one raw line: UTF-8 with `�` for what is none, without escape
/// sequences (ECMA-48) and control characters, without secrets, and not longer than [#SHOWN_MAX].
final class LineText {
  static final int SHOWN_MAX = 8 << 10;

  /// More is kept than is shown, so that a secret across the end of what is shown is seen whole.
  static final int KEPT_MAX = 2 * SHOWN_MAX;

  private static final Pattern ESCAPES =
      Pattern.compile(
          "\u001b\\[[0-?]*[ -/]*[@-~]"
              + "|\u001b[\\]P^_][^\u0007\u001b]*+(?:\u0007|\u001b\\\\)?"
              + "|\u001b[ -/]*[0-~]?"
              + "|\u009b[0-?]*[ -/]*[@-~]");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\t]]");

  private LineText() {}

  /// `cutOff`: the line went on beyond `raw`.
  static String shown(byte[] raw, boolean cutOff, Redactor redactor) {
    var text = new String(raw, StandardCharsets.UTF_8);
    var plain = CONTROLS.matcher(ESCAPES.matcher(text).replaceAll("")).replaceAll("");
    var safe = redactor.redact(plain);
    int longest = cutOff ? Math.clamp(safe.length() - SHOWN_MAX, 0, SHOWN_MAX) : SHOWN_MAX;
    return safe.length() > longest || cutOff ? safe.substring(0, longest) + "…" : safe;
  }
}
