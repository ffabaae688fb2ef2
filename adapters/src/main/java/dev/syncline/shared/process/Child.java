package dev.syncline.shared.process;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A program that was started and what it prints: `output` is a pipe, or, with a `drain`, a file
/// that is whole only once the program has ended.
record Child(Process process, InputStream output, Optional<Process> drain) {
  private static final Duration CAUGHT_UP = Duration.ofMillis(500);
  // dd, because it passes on what it has read at once; a read may bring less than a block.
  private static final int BLOCK_BYTES = 1024;
  private static final String KEEP_THE_FIRST = "dd bs=\"$1\" count=\"$2\"; exec cat >/dev/null";

  /// We read what it prints. A process that it leaves running prints into a closed pipe later,
  /// which ends it.
  static Child piped(ProcessBuilder program) throws IOException {
    var process = program.start();
    return new Child(process, process.getInputStream(), Optional.empty());
  }

  /// A reader that outlives us takes what is printed for as long as anybody prints, and keeps the
  /// start of it, `keptBytesMax` bytes at most: so what the program leaves running is never ended
  /// by printing, and never fills a disk. They are kept in a file whose name is gone at once. `own`
  /// is the reader's environment, `session` begins its command.
  static Child drained(
      ProcessBuilder program, List<String> session, Map<String, String> own, long keptBytesMax)
      throws IOException {
    var file = Files.createTempFile("syncline-", ".out");
    try {
      long blocks = Math.max(1, keptBytesMax / BLOCK_BYTES);
      var words = new ArrayList<>(session);
      words.addAll(List.of("/bin/sh", "-c", KEEP_THE_FIRST, "sh", "" + BLOCK_BYTES, "" + blocks));
      var drain =
          new ProcessBuilder(words)
              .directory(new File("/"))
              .redirectOutput(file.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      drain.environment().clear();
      drain.environment().putAll(own);
      var kept = new FileInputStream(file.toFile());
      var both = ProcessBuilder.startPipeline(List.of(program, drain));
      return new Child(both.getFirst(), kept, Optional.of(both.getLast()));
    } finally {
      Files.delete(file);
    }
  }

  /// Reads what it prints, to the end. With a drain that begins when the program has ended; where
  /// something that it left running may still print, the drain goes on and is not waited for.
  void readInto(Output reading) {
    try {
      if (drain.isPresent()) {
        process.waitFor();
        drain.get().waitFor(CAUGHT_UP.toMillis(), TimeUnit.MILLISECONDS);
      }
      reading.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
