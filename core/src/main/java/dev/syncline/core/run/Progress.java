package dev.syncline.core.run;

/// What long work tells while it goes on. Called from any thread, must return quickly.
public interface Progress {
  Progress NONE =
      new Progress() {
        @Override
        public void line(String text) {}

        @Override
        public void moved(String what, long done, long total) {}
      };

  /// One line of output for the run's log; secrets are already out.
  void line(String text);

  /// `done` of `total` bytes or objects of `what`; `total` is negative while unknown.
  void moved(String what, long done, long total);
}
