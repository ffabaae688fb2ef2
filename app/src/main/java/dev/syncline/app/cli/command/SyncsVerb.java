package dev.syncline.app.cli.command;

import dev.syncline.core.run.SyncName;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/// A verb that takes `SYNC...`; none and `all` both mean all.
abstract class SyncsVerb extends Verb {
  @Parameters(arity = "0..*", paramLabel = "SYNC", description = "Which syncs; none or all: all.")
  private final List<SyncName> syncs = new ArrayList<>();

  final List<SyncName> syncs() {
    var all = syncs.stream().anyMatch(sync -> sync.value().equals("all"));
    if (all && syncs.size() > 1) {
      throw wrong("'all' stands alone");
    }
    return all ? List.of() : syncs.stream().distinct().toList();
  }
}
