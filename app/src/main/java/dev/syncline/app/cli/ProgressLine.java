package dev.syncline.app.cli;

import dev.syncline.core.run.Progress;

/// How far long work is, for whoever waits at the terminal.
public interface ProgressLine extends Progress, AutoCloseable {
  ProgressLine SILENT =
      new ProgressLine() {
        @Override
        public void line(String text) {}

        @Override
        public void moved(String what, long done, long total) {}

        @Override
        public void close() {}
      };

  /// Takes the line away.
  @Override
  void close();
}
