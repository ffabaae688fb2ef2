package dev.syncline.demo.compose;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Texts as Go writes them.
final class Words {
  private Words() {}

  static String json(String text) {
    var shown = new StringBuilder("\"");
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      switch (letter) {
        case '"' -> shown.append("\\\"");
        case '\\' -> shown.append("\\\\");
        case '\n' -> shown.append("\\n");
        case '\r' -> shown.append("\\r");
        case '\t' -> shown.append("\\t");
        case '<', '>', '&' -> shown.append("\\u%04x".formatted((int) letter));
        default -> shown.append(letter < ' ' ? "\\u%04x".formatted((int) letter) : letter);
      }
    }
    return shown.append('"').toString();
  }

  static String json(List<String> texts) {
    return texts.stream().map(Words::json).collect(Collectors.joining(",", "[", "]"));
  }

  /// In the order of its keys.
  static String json(Map<String, String> texts) {
    return texts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> json(entry.getKey()) + ":" + json(entry.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  /// `12s`, `3m12s`, and for the age of what has no start `292y`. Between an hour and a year it is
  /// coarser than the real one, which was only read in its sources.
  static String time(Duration age) {
    long seconds = age.toSeconds();
    if (seconds < 120) {
      return seconds + "s";
    }
    if (seconds < 60 * 60) {
      return seconds % 60 == 0
          ? seconds / 60 + "m"
          : "%dm%ds".formatted(seconds / 60, seconds % 60);
    }
    return age.toDays() < 365 ? age.toHours() + "h" : age.toDays() / 365 + "y";
  }
}
