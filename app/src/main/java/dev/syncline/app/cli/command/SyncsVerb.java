package dev.syncline.app.cli.command;

import dev.syncline.core.run.SyncName;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/// A verb that takes `SYNC...`; none and `all` both mean all.
abstract class SyncsVerb extends Verb {
  @Parameters(arity = "0..*", paramLabel = "SYNC", description = "Which syncs; none or all: all.")
  private final List<String> typed = new ArrayList<>();

  @Override
  final void check() {
    syncs();
  }

  // Converted here: picocli takes what it cannot convert for one argument too many.
  final List<SyncName> syncs() {
    if (typed.contains("all") && typed.size() > 1) {
      throw wrong("'all' stands alone");
    }
    return typed.contains("all") ? List.of() : typed.stream().map(this::sync).distinct().toList();
  }

  private SyncName sync(String text) {
    try {
      return Typed.sync(text);
    } catch (TypeConversionException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }
}
