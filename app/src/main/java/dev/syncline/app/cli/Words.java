package dev.syncline.app.cli;

import java.util.List;

/// Text for people on its way to standard output.
public interface Words {
  void line(String text);

  /// Columns aligned, each as wide as its longest cell; rows may be shorter than the header. An
  /// empty header is left out.
  void table(List<String> header, List<List<String>> rows);

  /// The same with the cells of column `cut` no longer than a line of the terminal has room for;
  /// whole where there is no terminal.
  void table(List<String> header, List<List<String>> rows, int cut);

  /// `text` in a tone where colours are on, else as it is. The words must say it all without.
  String tone(Tone tone, String text);

  /// What a colour means.
  enum Tone {
    GOOD,
    WARNING,
    BAD,
    FAINT,
    STRONG
  }
}
