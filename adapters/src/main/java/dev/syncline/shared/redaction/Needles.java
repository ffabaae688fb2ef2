package dev.syncline.shared.redaction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Many words searched for at once, in one walk over the text (Aho and Corasick, 1975).
final class Needles {
  private final Node root = new Node();

  Needles(List<String> words) {
    words.stream().filter(word -> !word.isEmpty()).forEach(this::add);
    link();
  }

  /// The text with every stretch that words cover, however they overlap, replaced as one.
  String replaceAll(String text, String by) {
    if (root.next.isEmpty()) {
      return text;
    }
    var shown = new StringBuilder();
    var kept = 0;
    for (var stretch : stretches(text)) {
      shown.append(text, kept, stretch.from).append(by);
      kept = stretch.to;
    }
    return kept == 0 ? text : shown.append(text, kept, text.length()).toString();
  }

  private List<Stretch> stretches(String text) {
    var found = new ArrayList<Stretch>();
    var at = root;
    for (var index = 0; index < text.length(); index++) {
      at = step(at, text.charAt(index));
      if (at.longest > 0) {
        var from = index + 1 - at.longest;
        while (!found.isEmpty() && found.getLast().to > from) {
          from = Math.min(from, found.removeLast().from);
        }
        found.add(new Stretch(from, index + 1));
      }
    }
    return found;
  }

  private Node step(Node from, char letter) {
    var at = from;
    var next = at.next.get(letter);
    while (next == null && at != root) {
      at = at.fallback;
      next = at.next.get(letter);
    }
    return next == null ? root : next;
  }

  private void add(String word) {
    var at = root;
    for (var index = 0; index < word.length(); index++) {
      at = at.next.computeIfAbsent(word.charAt(index), _ -> new Node(root));
    }
    at.longest = word.length();
  }

  private void link() {
    var queue = new ArrayDeque<Node>();
    queue.addAll(root.next.values());
    while (!queue.isEmpty()) {
      var node = queue.remove();
      node.next.forEach((letter, next) -> {
        next.fallback = step(node.fallback, letter);
        next.longest = Math.max(next.longest, next.fallback.longest);
        queue.add(next);
      });
    }
  }

  private record Stretch(int from, int to) {}

  private static final class Node {
    private final Map<Character, Node> next = new HashMap<>();
    private Node fallback; // where the longest other word that may be under way stands
    private int longest; // of the words that end here; 0 if none does

    private Node() {
      this.fallback = this;
    }

    private Node(Node root) {
      this.fallback = root;
    }
  }
}
