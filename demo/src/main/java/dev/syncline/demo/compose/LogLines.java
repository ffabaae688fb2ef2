package dev.syncline.demo.compose;

import java.util.ArrayList;
import java.util.List;

/// The last lines that one process said.
final class LogLines {
  private static final int LINES_MAX = 1000;

  private final List<String> lines = new ArrayList<>(); // guarded by this

  synchronized void add(String line) {
    lines.add(line);
    if (lines.size() > LINES_MAX) {
      lines.removeFirst();
    }
  }

  synchronized void clear() {
    lines.clear();
  }

  /// `limit` lines (all, where that is none) that end `fromEnd` lines before the last.
  synchronized List<String> range(int fromEnd, int limit) {
    int end = lines.size() - Math.clamp(fromEnd, 0, lines.size());
    int count = limit <= 0 ? end : Math.min(limit, end);
    return List.copyOf(lines.subList(end - count, end));
  }
}
