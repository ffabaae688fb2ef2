package dev.syncline.app.cli.output;

import dev.syncline.app.cli.Words.Tone;

/// Colours, or none.
enum Tint {
  PLAIN,
  COLOURS;

  String of(Tone tone, String text) {
    if (this == PLAIN) {
      return text;
    }
    var code =
        switch (tone) {
          case GOOD -> "32";
          case WARNING -> "33";
          case BAD -> "31";
          case FAINT -> "2";
          case STRONG -> "1";
        };
    return "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
