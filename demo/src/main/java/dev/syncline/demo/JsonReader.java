package dev.syncline.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;

/// Reads one JSON document. Used once.
final class JsonReader {
  private static final int DEPTH_MAX = 64;

  private final String text;
  private int at;
  private int depth;

  JsonReader(String text) {
    this.text = text;
  }

  Json document() throws DemoFailed {
    var value = value();
    skipSpace();
    return at == text.length() ? value : refuse();
  }

  private Json value() throws DemoFailed {
    if (++depth > DEPTH_MAX) {
      return refuse();
    }
    skipSpace();
    var value =
        switch (peek()) {
          case '{' -> table();
          case '[' -> rows();
          case '"' -> new Json.Plain(string());
          default -> word();
        };
    depth--;
    return value;
  }

  private Json table() throws DemoFailed {
    var entries = new LinkedHashMap<String, Json>();
    take('{');
    while (!ends('}', entries.isEmpty())) {
      skipSpace();
      var name = string();
      skipSpace();
      take(':');
      entries.put(name, value());
    }
    return new Json.Table(entries);
  }

  private Json rows() throws DemoFailed {
    var rows = new ArrayList<Json>();
    take('[');
    while (!ends(']', rows.isEmpty())) {
      rows.add(value());
    }
    return new Json.Rows(rows);
  }

  private boolean ends(char end, boolean isFirst) throws DemoFailed {
    skipSpace();
    if (peek() == end) {
      at++;
      return true;
    }
    if (!isFirst) {
      take(',');
    }
    return false;
  }

  private String string() throws DemoFailed {
    take('"');
    var value = new StringBuilder();
    while (peek() != '"') {
      var next = text.charAt(at++);
      value.append(next == '\\' ? escaped() : next);
    }
    at++;
    return value.toString();
  }

  private char escaped() throws DemoFailed {
    var next = peek();
    at++;
    return switch (next) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> unicode();
      default -> next;
    };
  }

  private char unicode() throws DemoFailed {
    if (at + 4 > text.length()) {
      refuse();
    }
    at += 4;
    try {
      return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    } catch (NumberFormatException _) {
      refuse();
      return '?';
    }
  }

  private Json word() throws DemoFailed {
    int from = at;
    while (at < text.length() && ",]} \n\r\t:".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    var word = text.substring(from, at);
    if (word.isEmpty()) {
      return refuse();
    }
    return word.equals("null") ? new Json.Nothing() : new Json.Plain(word);
  }

  private void take(char wanted) throws DemoFailed {
    if (peek() != wanted) {
      refuse();
    }
    at++;
  }

  private char peek() throws DemoFailed {
    if (at >= text.length()) {
      refuse();
    }
    return text.charAt(at);
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private Json refuse() throws DemoFailed {
    throw new DemoFailed("a JSON document", text.isBlank() ? "nothing" : text);
  }
}
