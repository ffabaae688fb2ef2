package dev.syncline.bench;

import dev.syncline.bench.report.Paper;
import java.nio.file.Path;

/// One promise of speed, measured. `directory` is empty and its own; what lies in it afterwards is
/// removed.
interface Benchmark {
  void run(Path directory, Paper paper) throws Exception;
}
