package dev.syncline.app.cli;

import dev.syncline.core.run.Complaint;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What a command says: words for people or one JSON document for programs, never both. Results go
/// to standard output, errors, warnings and progress to standard error. Safe for use by several
/// threads.
public interface Output {
  /// Whether the command was asked for JSON.
  boolean isJson();

  /// The result: `document` for programs, a record or map whose names become `snake_case`, or
  /// `words` for people. Only what is needed of the two is called. Once for each command.
  void result(Supplier<?> document, Consumer<Words> words);

  /// One of many results that come one after the other: a line of JSON each, or words.
  void next(Supplier<?> document, Consumer<Words> words);

  /// For people who did not ask for quiet; nothing in JSON.
  void note(String text);

  /// For people, on standard error, also when quiet; nothing in JSON.
  void warn(String text);

  /// What went wrong; in JSON a document `{"error": …}` of its own.
  void complain(Complaint complaint);

  /// Shows how long work goes on; to be closed before anything else is said.
  ProgressLine progress(String what);
}
