package dev.syncline.ledger.sqlite;

import static dev.syncline.testkit.contract.LedgerFixtures.ORIGIN;

import dev.syncline.core.content.Revision;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Watermark;
import dev.syncline.testkit.HandMovedPace;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A process of its own that holds a ledger, to be killed.
final class Child {
  private final Process process;
  private final BufferedReader output;

  private Child(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  static Child start(Path state, String what) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
            java,
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            state.toString(),
            what);
    return new Child(builder.redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  long pid() {
    return process.pid();
  }

  /// The next line that it says; null at its end.
  @Nullable String line() throws Exception {
    return output.readLine();
  }

  /// SIGKILL; returns once it is gone.
  void kill() throws Exception {
    process
        .toHandle()
        .destroyForcibly(); // unlike the process itself this leaves its output readable
    process.waitFor();
  }

  /// `hold` only keeps the ledger open; a number says from which on it writes. Each write is two
  /// entries on two syncs, so that a half one would show.
  public static void main(String[] arguments) throws Exception {
    try (var ledger = SqliteLedger.open(Path.of(arguments[0]), "child", new HandMovedPace())) {
      System.out.println("open");
      if (arguments[1].equals("hold")) {
        Thread.currentThread().join();
      }
      for (int i = Integer.parseInt(arguments[1]); ; i++) {
        ledger.write(Tenure.SOLE, numbered(i));
        System.out.println(i);
      }
    }
  }

  static List<Entry> numbered(int number) {
    var revision = new Revision("r" + number);
    return List.of(
        new Entry.AttemptFailed(new SyncName("one"), ORIGIN, new Revision("count")),
        new Entry.WatermarkMoved(
            new SyncName("one"), new Watermark(ORIGIN, revision, Optional.of("x".repeat(3000)))),
        new Entry.AttemptFailed(new SyncName("two"), ORIGIN, new Revision("count")));
  }
}
